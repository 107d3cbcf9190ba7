package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;

/** Vectors for numbers. */
public final class TableLookup {
  private TableLookup() {}

  /**
   * {@code [N, D]}: row {@code ids[i]} of the table for each i.
   *
   * @param table {@code [V, D]}
   * @param ids N numbers below V
   */
  public static Tensor lookup(Tape tape, Tensor table, int[] ids) {
    return Layout.gather(tape, "embedding", "V", table, ids.clone());
  }
}
