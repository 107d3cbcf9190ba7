package org.attentiontoolkit.tensor.op;

import java.util.Optional;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * Recurrent cells over whole sequences, or one step at a time: see {@link CellKind}.
 *
 * <p>Legend: B sequences, N tokens in all of them, D input width, H state width, G gates.
 */
public final class Recurrent {
  private Recurrent() {}

  /**
   * As {@link #sequence(Tape, CellKind, Packed, CellWeights, Direction, CellState)}, from zeros.
   */
  public static SequenceResult sequence(
      Tape tape, CellKind kind, Packed x, CellWeights weights, Direction direction) {
    return sequence(
        tape, kind, SharedRows.of(x.values()), x.segments(), weights, direction, Optional.empty());
  }

  /**
   * The same with inputs of which many are equal.
   *
   * @param x {@code [N, D]}
   * @param segments which rows belong to which sequence; none may be empty
   */
  public static SequenceResult sequence(
      Tape tape,
      CellKind kind,
      SharedRows x,
      Segments segments,
      CellWeights weights,
      Direction direction) {
    return sequence(tape, kind, x, segments, weights, direction, Optional.empty());
  }

  /**
   * A cell over sequences.
   *
   * @param x {@code [N, D]}; no sequence may be empty
   * @param direction which end of each sequence is read first
   * @param initial the state each sequence begins with, {@code [B, H]}
   */
  public static SequenceResult sequence(
      Tape tape,
      CellKind kind,
      Packed x,
      CellWeights weights,
      Direction direction,
      CellState initial) {
    return sequence(
        tape,
        kind,
        SharedRows.of(x.values()),
        x.segments(),
        weights,
        direction,
        Optional.of(initial));
  }

  private static SequenceResult sequence(
      Tape tape,
      CellKind kind,
      SharedRows x,
      Segments segments,
      CellWeights weights,
      Direction direction,
      Optional<CellState> initial) {
    check(kind, weights.recurrentWeight());
    checkSequences(x, segments, weights);
    initial.ifPresent(state -> checkState(kind, state, segments.count(), weights.width()));
    TimeMajor time = new TimeMajor(segments, direction);
    Tensor gateInput =
        x.select(time.rows())
            .linear(tape, weights.inputWeight(), weights.inputBias())
            .expand(tape); // [N, G·H]
    Optional<CellState> first = initial.map(state -> state.select(tape, time.sequences()));
    Tensor states = new SequenceRun(tape, kind, time, weights, gateInput, first).forward();
    CellState all = state(tape, kind, states);
    Tensor outputs = Layout.gatherRows(tape, all.hidden(), time.places());
    CellState last =
        new CellState(
            Layout.gatherRows(tape, all.hidden(), time.last()),
            all.cell().map(cell -> Layout.gatherRows(tape, cell, time.last())));
    return new SequenceResult(new Packed(outputs, segments), last);
  }

  /**
   * One step of a cell.
   *
   * @param gateInput {@code W x + input bias}, {@code [b, G·H]}
   * @param previous {@code [b, H]}
   * @param recurrentWeight {@code [G·H, H]}
   * @param recurrentBias {@code [G·H]}
   * @return the state after it, {@code [b, H]}
   */
  public static CellState step(
      Tape tape,
      CellKind kind,
      Tensor gateInput,
      CellState previous,
      Tensor recurrentWeight,
      Tensor recurrentBias) {
    check(kind, recurrentWeight);
    checkStep(gateInput, recurrentWeight, recurrentBias);
    checkState(kind, previous, gateInput.rows(), recurrentWeight.columns());
    Tensor states =
        new StepRun(tape, kind, gateInput, previous, recurrentWeight, recurrentBias).forward();
    return state(tape, kind, states);
  }

  private static CellState state(Tape tape, CellKind kind, Tensor both) {
    if (!kind.hasCell()) {
      return CellState.of(both);
    }
    Shape half = Shape.of(both.rows() / 2, both.columns());
    return CellState.of(tape.view(both, 0, half), tape.view(both, half.length(), half));
  }

  private static void check(CellKind kind, Tensor recurrentWeight) {
    int width = recurrentWeight.columns();
    if (recurrentWeight.rows() != kind.gates() * width) {
      throw new IllegalArgumentException(
          "recurrent weight %s is not [G·H, H] of %s with G = %d"
              .formatted(recurrentWeight.shape(), kind, kind.gates()));
    }
  }

  private static void checkSequences(SharedRows x, Segments segments, CellWeights weights) {
    Shapes.equal("sequence", "N", "x", x.count(), "segments", segments.rows());
    if (x.columns() != weights.inputs()) {
      throw new IllegalArgumentException(
          "x [%d, %d] has D = %d, input weight %s D = %d"
              .formatted(
                  x.count(),
                  x.columns(),
                  x.columns(),
                  weights.inputWeight().shape(),
                  weights.inputs()));
    }
    for (int b = 0; b < segments.count(); b++) {
      if (segments.length(b) == 0) {
        throw new IllegalArgumentException(
            "sequence " + b + " of B = " + segments.count() + " is empty");
      }
    }
  }

  private static void checkState(CellKind kind, CellState state, int rows, int width) {
    Tensor hidden = state.hidden();
    if (hidden.rows() != rows || hidden.columns() != width) {
      throw new IllegalArgumentException(
          "state %s is not [b, H] = [%d, %d]".formatted(hidden.shape(), rows, width));
    }
    if (state.cell().isPresent() != kind.hasCell()) {
      throw new IllegalArgumentException(
          kind + (kind.hasCell() ? " needs a state with a cell" : " has no cell in its state"));
    }
  }

  private static void checkStep(Tensor gateInput, Tensor recurrentWeight, Tensor recurrentBias) {
    int gates = recurrentWeight.rows();
    if (gateInput.columns() != gates || recurrentBias.shape().length() != gates) {
      throw new IllegalArgumentException(
          "gate input %s and recurrent bias %s do not have G·H = %d of recurrent weight %s"
              .formatted(gateInput.shape(), recurrentBias.shape(), gates, recurrentWeight.shape()));
    }
  }
}
