package org.attentiontoolkit.tasks.store;

/**
 * A sentence pair ready for a model. Neither array is changed after construction.
 *
 * @param source token numbers of the source, ended by {@code </s>}; length S
 * @param target token numbers of the target, ended by {@code </s>}; length T; none where it is not
 *     known
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by content
public record ParallelExample(int[] source, int[] target) {}
