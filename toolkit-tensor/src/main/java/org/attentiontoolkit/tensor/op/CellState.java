package org.attentiontoolkit.tensor.op;

import java.util.Optional;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;

/**
 * The states of a recurrent cell, one row for each of b sequences.
 *
 * @param hidden {@code [b, H]}
 * @param cell {@code [b, H]}, of kinds that {@linkplain CellKind#hasCell have one}
 */
public record CellState(Tensor hidden, Optional<Tensor> cell) {
  /** Checks that both have one shape. */
  public CellState {
    cell.ifPresent(c -> {
      if (!c.shape().equals(hidden.shape())) {
        throw new IllegalArgumentException(
            "hidden state " + hidden.shape() + " and cell " + c.shape() + " differ in shape");
      }
    });
  }

  /** A state without a cell. */
  public static CellState of(Tensor hidden) {
    return new CellState(hidden, Optional.empty());
  }

  /** A state with a cell. */
  public static CellState of(Tensor hidden, Tensor cell) {
    return new CellState(hidden, Optional.of(cell));
  }

  /** How many sequences: b. */
  public int rows() {
    return hidden.rows();
  }

  /**
   * The states of some sequences, in the given order. The first rows of all cost nothing: they are
   * a view.
   */
  public CellState select(Tape tape, int[] rows) {
    return new CellState(select(tape, hidden, rows), cell.map(c -> select(tape, c, rows)));
  }

  private static Tensor select(Tape tape, Tensor x, int[] rows) {
    return isPrefix(rows) ? Layout.rows(tape, x, 0, rows.length) : Layout.gatherRows(tape, x, rows);
  }

  private static boolean isPrefix(int[] rows) {
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] != i) {
        return false;
      }
    }
    return true;
  }
}
