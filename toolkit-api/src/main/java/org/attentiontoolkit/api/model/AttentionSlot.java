package org.attentiontoolkit.api.model;

/**
 * Where an attention is put: the widths it has to fit.
 *
 * @param queryWidth Q, width of a query
 * @param memoryWidth D, width of the memory's states
 * @param summaryWidth E, width of the memory's summary
 */
public record AttentionSlot(int queryWidth, int memoryWidth, int summaryWidth) {}
