package org.attentiontoolkit.api.model;

/**
 * Where a decoder is put.
 *
 * @param vocabulary V, how many different tokens the target has
 * @param memoryWidth D, width of the memory's states
 * @param summaryWidth E, width of the memory's summary
 * @param attention what makes its attentions, one for each place it has for them
 */
public record DecoderSlot(
    int vocabulary, int memoryWidth, int summaryWidth, AttentionFactory attention) {}
