package org.attentiontoolkit.models.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.models.recurrent.RecurrentDecoder.FirstState;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Activation;
import org.attentiontoolkit.tensor.op.CellKind;
import org.attentiontoolkit.tensor.op.CellState;
import org.attentiontoolkit.tensor.parameter.Initializers;

/** From the encoder's summary to the decoder's first state, a layer at a time. */
final class Bridge {
  private final FirstState kind;
  private final CellKind cell;
  private final int hiddenWidth;
  private final List<Linear> maps = new ArrayList<>();

  Bridge(RecurrentDecoder.Config config, DecoderSlot slot, ParameterScope scope) {
    kind = config.bridge();
    cell = config.cell();
    hiddenWidth = config.hiddenWidth();
    if (kind == FirstState.ZEROS) {
      return;
    }
    int summaryWidth = slot.summaryWidth().orElseThrow(() -> noSummary(slot).exception());
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
        maps.add(
            new Linear(
                scope.child(Integer.toString(i)), summaryWidth, hiddenWidth, Initializers.fanIn()));
      }
    }
  }

  CellState apply(Tape tape, Memory memory, int layer) {
    Tensor hidden =
        switch (kind) {
          case TANH -> maps.get(layer).apply(tape, memory.summary().orElseThrow(), Activation.TANH);
          case COPY -> memory.summary().orElseThrow();
          case ZEROS -> tape.zeros(Shape.of(memory.count(), hiddenWidth));
        };
    return new CellState(
        hidden,
        cell == CellKind.LSTM
            ? Optional.of(tape.zeros(Shape.of(memory.count(), hiddenWidth)))
            : Optional.empty());
  }

  private Problem noSummary(DecoderSlot slot) {
    String of =
        "bridge = %s makes the first state of the encoder's summary, but "
            .formatted(kind.name().toLowerCase(Locale.ROOT));
    return slot.hasSource()
        ? Problem.input("decoder.no-summary", of + "the encoder makes none")
            .hint("use bridge = zeros, or an encoder with a summary, such as 'recurrent'")
        : Problem.input("decoder.no-summary", of + "a decoder that stands alone has no encoder")
            .hint("set model.decoder.bridge = zeros");
  }
}
