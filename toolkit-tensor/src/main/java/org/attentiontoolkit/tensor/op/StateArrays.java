package org.attentiontoolkit.tensor.op;

import java.util.Optional;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * States of a cell, or their gradients.
 *
 * @param hidden {@code [n, H]}
 * @param cell {@code [n, H]}, for kinds that have one
 */
record StateArrays(DenseArray hidden, Optional<DenseArray> cell) {

  /** Both halves of an array {@code [2n, H]}, or all of {@code [n, H]} for kinds without a cell. */
  static StateArrays of(CellKind kind, DenseArray both) {
    if (!kind.hasCell()) {
      return new StateArrays(both, Optional.empty());
    }
    int rows = both.rows() / 2;
    return new StateArrays(both.rowRange(0, rows), Optional.of(both.rowRange(rows, 2 * rows)));
  }

  static StateArrays of(CellState state) {
    return new StateArrays(state.hidden().data(), state.cell().map(Tensor::data));
  }

  /** Where the gradients of a state are added. */
  static StateArrays gradients(Tape tape, CellState state) {
    return new StateArrays(
        Gradients.addTo(tape, state.hidden()),
        state.cell().map(cell -> Gradients.addTo(tape, cell)));
  }

  /** The shape of an array for {@link #of}. */
  static Shape shape(CellKind kind, int rows, int width) {
    return Shape.of(kind.hasCell() ? 2 * rows : rows, width);
  }

  static StateArrays scratch(Tape tape, CellKind kind, int rows, int width) {
    return of(kind, tape.scratch(shape(kind, rows, width)));
  }

  StateArrays rows(int from, int to) {
    return new StateArrays(hidden.rowRange(from, to), cell.map(c -> c.rowRange(from, to)));
  }

  void copyTo(Tape tape, StateArrays other) {
    tape.kernels().pointwise().copy(hidden, other.hidden);
    cell.ifPresent(c -> tape.kernels().pointwise().copy(c, other.cell.orElseThrow()));
  }

  void clear(Tape tape) {
    tape.kernels().pointwise().fill(hidden, 0);
    cell.ifPresent(c -> tape.kernels().pointwise().fill(c, 0));
  }
}
