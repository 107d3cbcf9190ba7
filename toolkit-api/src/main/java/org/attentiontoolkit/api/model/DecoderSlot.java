package org.attentiontoolkit.api.model;

import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.AttentionFactory;

/**
 * Where a decoder is put.
 *
 * @param vocabulary V, how many different tokens the target has
 * @param memoryWidth D, width of the memory's states
 * @param summaryWidth E, width of the memory's summary, if there will be one
 * @param attention what makes its attentions, one for each place it has for them
 */
public record DecoderSlot(
    int vocabulary, int memoryWidth, OptionalInt summaryWidth, AttentionFactory attention) {}
