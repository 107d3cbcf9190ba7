package org.attentiontoolkit.api.attention;

/**
 * What a score compares.
 *
 * @param queryWidth Q, width of a query (of one head's part of it, where there are heads)
 * @param keyWidth K, width of a key (the same)
 */
public record ScoreSlot(int queryWidth, int keyWidth) {}
