package org.attentiontoolkit.tasks.data;

/**
 * A sentence pair ready for a model. Neither array is changed after construction.
 *
 * @param source token numbers of the source, ended by {@code </s>}; length S
 * @param target token numbers of the target, ended by {@code </s>}; length T; none where it is not
 *     known
 * @param text the pair as a reader sees it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by content
public record ParallelExample(int[] source, int[] target, SentencePair text) {}
