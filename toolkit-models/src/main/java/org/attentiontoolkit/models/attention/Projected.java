package org.attentiontoolkit.models.attention;

import org.attentiontoolkit.api.model.Attention;
import org.attentiontoolkit.tensor.Packed;

/**
 * A memory with its keys and values computed.
 *
 * @param keys {@code [N, A]}, what queries are compared with
 * @param values {@code [N, C]}, what contexts are made of
 */
record Projected(Packed keys, Packed values) implements Attention.Prepared {}
