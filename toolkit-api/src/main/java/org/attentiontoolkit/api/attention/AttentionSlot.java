package org.attentiontoolkit.api.attention;

import java.util.OptionalInt;

/**
 * Where an attention is put, and the widths it has to fit.
 *
 * @param role what it is for there
 * @param queryWidth Q, width of a query
 * @param memoryWidth D, width of the memory's states
 * @param summaryWidth E, width of the memory's summary, if there will be one
 */
public record AttentionSlot(
    SlotRole role, int queryWidth, int memoryWidth, OptionalInt summaryWidth) {}
