package org.attentiontoolkit.api.task;

/**
 * How a head looked over many examples. Queries that could see one key alone do not count: they say
 * nothing of the head.
 *
 * @param slot what looks at what
 * @param layer from 0, the lowest first
 * @param head from 0
 * @param entropy mean over the queries of {@code −Σ w log₂ w}, in bits, of the weights above 0,
 *     scaled to sum to one: 0 where a query looks at one key, {@code log₂ S} where it looks at S
 *     keys alike
 * @param sharpness mean over the queries of the largest weight
 * @param queries how many there were
 */
public record HeadSummary(
    AttentionMap.Slot slot, int layer, int head, double entropy, double sharpness, long queries) {}
