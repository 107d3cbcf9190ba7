package org.attentiontoolkit.tensor.kernel;

/**
 * Where some scores of one query in one head stand: those of keys that follow one another.
 *
 * @param sequence of the batch
 * @param query its place within its sequence
 * @param firstKey place of the first key within its sequence
 */
public record ScoreRow(int sequence, int head, int query, int firstKey) {}
