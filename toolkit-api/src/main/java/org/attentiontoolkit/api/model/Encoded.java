package org.attentiontoolkit.api.model;

import java.util.Map;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * What an encoder has made of sources, and what it looked at.
 *
 * @param memory as {@link Encoder#encode} gives it
 * @param weights by the name of the attention's place, such as {@code layer.0.attention}, in the
 *     order of the layers, the lowest first: {@code [H][S][S]} of each source; empty when there are
 *     none
 */
public record Encoded(Memory memory, Map<String, Pairs> weights) {}
