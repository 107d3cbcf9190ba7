package org.attentiontoolkit.models.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.model.Memory;
import org.attentiontoolkit.models.recurrent.RecurrentDecoder.FirstState;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Activation;
import org.attentiontoolkit.tensor.op.CellKind;
import org.attentiontoolkit.tensor.op.CellState;
import org.attentiontoolkit.tensor.op.Linear;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/** From the encoder's summary to the decoder's first state, a layer at a time. */
final class Bridge {
  private final FirstState kind;
  private final CellKind cell;
  private final int hiddenWidth;
  private final List<Parameter> weights = new ArrayList<>();
  private final List<Parameter> biases = new ArrayList<>();

  Bridge(RecurrentDecoder.Config config, int summaryWidth, ParameterScope scope) {
    kind = config.bridge();
    cell = config.cell();
    hiddenWidth = config.hiddenWidth();
    if (kind == FirstState.COPY && summaryWidth != hiddenWidth) {
      throw Problem.input(
              "decoder.bridge-width",
              "bridge = copy needs a state as wide as the summary, but the state is H = "
                  + hiddenWidth
                  + " wide and the encoder's summary E = "
                  + summaryWidth)
          .hint("make them equal, or use bridge = tanh")
          .exception();
    }
    if (kind == FirstState.TANH) {
      for (int i = 0; i < config.layers(); i++) {
        ParameterScope layer = scope.child(Integer.toString(i));
        weights.add(
            layer.parameter("weight", Shape.of(hiddenWidth, summaryWidth), Initializers.fanIn()));
        biases.add(layer.parameter("bias", Role.BIAS, Shape.of(hiddenWidth), Initializers.zeros()));
      }
    }
  }

  CellState apply(Tape tape, Memory memory, int layer) {
    Tensor hidden =
        switch (kind) {
          case TANH ->
              Linear.apply(
                  tape, memory.summary(), weights.get(layer), biases.get(layer), Activation.TANH);
          case COPY -> memory.summary();
          case ZEROS -> tape.zeros(Shape.of(memory.count(), hiddenWidth));
        };
    return new CellState(
        hidden,
        cell == CellKind.LSTM
            ? Optional.of(tape.zeros(Shape.of(memory.count(), hiddenWidth)))
            : Optional.empty());
  }
}
