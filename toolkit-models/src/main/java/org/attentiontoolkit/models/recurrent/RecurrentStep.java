package org.attentiontoolkit.models.recurrent;

import java.util.Optional;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * One step of a decoder's cells and attention, before the output layer.
 *
 * @param state after the step
 * @param context {@code [rows, C]}
 * @param weights if wanted and there are any
 * @param overlap with what was looked at before, one value, if the decoder covers and there was a
 *     step before
 */
record RecurrentStep(
    RecurrentState state, Tensor context, Optional<Pairs> weights, Optional<Tensor> overlap) {
  /** The topmost cell's, {@code [rows, H]}. */
  Tensor top() {
    return state.cells().getLast().hidden();
  }
}
