package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Packed;

/**
 * What a recurrent cell makes of sequences.
 *
 * @param outputs its hidden state at every token, {@code [N, H]}
 * @param last its state after the token of each sequence that it read last, {@code [B, H]}
 */
public record SequenceResult(Packed outputs, CellState last) {}
