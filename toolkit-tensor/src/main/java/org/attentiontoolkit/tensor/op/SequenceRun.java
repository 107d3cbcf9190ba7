package org.attentiontoolkit.tensor.op;

import java.util.Optional;
import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** A cell that runs over sequences ordered by time, and back. */
final class SequenceRun {
  private final Tape tape;
  private final TimeMajor time;
  private final CellWeights weights;
  private final Tensor gateInput;
  private final Optional<CellState> initial;
  private final CellKind kind;
  private final int width;
  private final Tensor states;
  private final StateArrays previous;
  private final StateArrays next;
  private final CellRun run;

  /**
   * @param gateInput {@code W x + input bias} of every token, by time: {@code [N, G·H]}
   * @param initial states before the first step, longest sequence first; zeros if empty
   */
  SequenceRun(
      Tape tape,
      CellKind kind,
      TimeMajor time,
      CellWeights weights,
      Tensor gateInput,
      Optional<CellState> initial) {
    this.tape = tape;
    this.kind = kind;
    this.time = time;
    this.weights = weights;
    this.gateInput = gateInput;
    this.initial = initial;
    this.width = weights.width();
    int rows = gateInput.rows();
    this.states = tape.result(StateArrays.shape(kind, rows, width), inputs());
    this.previous = StateArrays.scratch(tape, kind, rows, width);
    this.next = StateArrays.of(kind, states.data());
    DenseArray gates = tape.scratch(gateInput.shape());
    this.run = CellRun.of(kind, tape, new CellRun.Arrays(gateInput.data(), gates, previous, next));
  }

  /**
   * Runs.
   *
   * @return the state after every token, by time: hidden states, then cells if the kind has them,
   *     {@code [N, H]} or {@code [2N, H]}
   */
  Tensor forward() {
    DenseArray bias = weights.recurrentBias().data();
    for (int t = 0; t < time.steps(); t++) {
      int from = time.start(t);
      int to = time.start(t + 1);
      StateArrays before = previous.rows(from, to);
      if (t > 0) {
        next.rows(time.start(t - 1), time.start(t - 1) + time.live(t)).copyTo(tape, before);
      } else if (initial.isPresent()) {
        StateArrays.of(initial.get()).copyTo(tape, before);
      } else {
        before.clear(tape);
      }
      if (t == 0 && initial.isEmpty()) {
        run.start(from, to, bias);
      } else {
        run.forward(from, to, weights.recurrentWeight(), bias);
      }
    }
    tape.record(states, this::backward);
    return states;
  }

  private void backward() {
    StateArrays dNext = StateArrays.of(kind, tape.upstream(states));
    Gradient dInput = Gradients.of(tape, gateInput);
    DenseArray dRecurrent =
        run.sharesGradient() && !dInput.add() ? dInput.array() : tape.scratch(gateInput.shape());
    for (int t = time.steps() - 1; t >= 0; t--) {
      int from = time.start(t);
      int to = time.start(t + 1);
      StateArrays dPrevious =
          t > 0
              ? dNext.rows(time.start(t - 1), time.start(t - 1) + time.live(t))
              : dInitial(time.live(0));
      CellRun.Gradients gradients =
          new CellRun.Gradients(
              dNext.rows(from, to),
              dPrevious,
              new Gradient(dInput.array().rowRange(from, to), dInput.add()),
              dRecurrent.rowRange(from, to));
      run.gatesBackward(from, to, gradients);
      if (t > 0 || initial.isPresent()) {
        run.multiplyBackward(gradients, weights.recurrentWeight());
      }
    }
    weightGradients(dRecurrent);
  }

  private void weightGradients(DenseArray dRecurrent) {
    int rows = gateInput.rows();
    // The first step multiplied nothing where it began from zeros.
    int from = initial.isPresent() ? 0 : time.live(0);
    if (weights.recurrentWeight().requiresGradient() && from < rows) {
      tape.addOuterProduct(
          weights.recurrentWeight(),
          previous.hidden().rowRange(from, rows),
          dRecurrent.rowRange(from, rows));
    }
    if (weights.recurrentBias().requiresGradient()) {
      tape.addRowSum(weights.recurrentBias(), dRecurrent);
    }
  }

  private StateArrays dInitial(int rows) {
    return initial
        .map(state -> StateArrays.gradients(tape, state))
        .orElseGet(() -> StateArrays.scratch(tape, kind, rows, width));
  }

  private Tensor[] inputs() {
    Tensor hidden = initial.map(CellState::hidden).orElse(gateInput);
    Tensor cell = initial.flatMap(CellState::cell).orElse(gateInput);
    return new Tensor[] {
      gateInput, weights.recurrentWeight(), weights.recurrentBias(), hidden, cell
    };
  }
}
