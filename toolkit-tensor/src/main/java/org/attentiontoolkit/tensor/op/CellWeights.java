package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Tensor;

/**
 * The weights of a recurrent cell; the gates' rows follow one another in the order of {@link
 * CellKind}.
 *
 * @param inputWeight {@code [G·H, D]}
 * @param recurrentWeight {@code [G·H, H]}
 * @param inputBias {@code [G·H]}
 * @param recurrentBias {@code [G·H]}
 */
public record CellWeights(
    Tensor inputWeight, Tensor recurrentWeight, Tensor inputBias, Tensor recurrentBias) {
  /** Checks that the sizes fit each other. */
  public CellWeights {
    int rows = recurrentWeight.rows();
    if (inputWeight.rows() != rows
        || inputBias.shape().length() != rows
        || recurrentBias.shape().length() != rows) {
      throw new IllegalArgumentException(
          "input weight %s, recurrent weight %s, input bias %s and recurrent bias %s do not have the same G·H"
              .formatted(
                  inputWeight.shape(),
                  recurrentWeight.shape(),
                  inputBias.shape(),
                  recurrentBias.shape()));
    }
  }

  /** The width D of what the cell reads. */
  public int inputs() {
    return inputWeight.columns();
  }

  /** The width H of its state. */
  public int width() {
    return recurrentWeight.columns();
  }
}
