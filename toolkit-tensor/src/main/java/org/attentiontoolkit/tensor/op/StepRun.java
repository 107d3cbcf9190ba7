package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** One step of a cell, and back. */
final class StepRun {
  private final Tape tape;
  private final CellKind kind;
  private final Tensor gateInput;
  private final CellState previous;
  private final Tensor recurrentWeight;
  private final Tensor recurrentBias;
  private final Tensor states;
  private final CellRun run;

  StepRun(
      Tape tape,
      CellKind kind,
      Tensor gateInput,
      CellState previous,
      Tensor recurrentWeight,
      Tensor recurrentBias) {
    this.tape = tape;
    this.kind = kind;
    this.gateInput = gateInput;
    this.previous = previous;
    this.recurrentWeight = recurrentWeight;
    this.recurrentBias = recurrentBias;
    this.states =
        tape.result(
            StateArrays.shape(kind, gateInput.rows(), recurrentWeight.columns()),
            gateInput,
            previous.hidden(),
            previous.cell().orElse(previous.hidden()),
            recurrentWeight,
            recurrentBias);
    this.run =
        CellRun.of(
            kind,
            tape,
            new CellRun.Arrays(
                gateInput.data(),
                tape.scratch(gateInput.shape()),
                StateArrays.of(previous),
                StateArrays.of(kind, states.data())));
  }

  /** The states after it: hidden states, then cells if the kind has them. */
  Tensor forward() {
    run.forward(0, gateInput.rows(), recurrentWeight, recurrentBias.data());
    tape.record(states, this::backward);
    return states;
  }

  private void backward() {
    Gradient dInput = Gradients.of(tape, gateInput);
    // Not the gate input's own gradient: others may yet add to that before it is multiplied.
    DenseArray dRecurrent = tape.scratch(gateInput.shape());
    CellRun.Gradients gradients =
        new CellRun.Gradients(
            StateArrays.of(kind, tape.upstream(states)),
            StateArrays.gradients(tape, previous),
            dInput,
            dRecurrent);
    run.gatesBackward(0, gateInput.rows(), gradients);
    if (previous.hidden().requiresGradient()) {
      run.multiplyBackward(gradients, recurrentWeight);
    }
    if (recurrentWeight.requiresGradient()) {
      tape.addOuterProduct(recurrentWeight, previous.hidden().data(), dRecurrent);
    }
    if (recurrentBias.requiresGradient()) {
      tape.addRowSum(recurrentBias, dRecurrent);
    }
  }
}
