package org.attentiontoolkit.models.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Places;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.layer.Dropout;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.op.CellKind;
import org.attentiontoolkit.tensor.op.CellState;
import org.attentiontoolkit.tensor.op.Recurrent;
import org.attentiontoolkit.tensor.op.SharedRows;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * The decoder's cells, one a layer. The lowest reads the token's embedding and what is fed to it;
 * each of the others reads the state below. What the embedding contributes to the gates does not
 * depend on the step, so it is computed for all positions at once.
 */
final class DecoderCells {
  private final CellKind kind;
  private final Optional<Linear> fedMap;
  private final List<Linear> inputs = new ArrayList<>();
  private final List<Linear> recurrent = new ArrayList<>();

  /** Before each layer but the lowest. */
  private final List<Dropout> dropouts = new ArrayList<>();

  /** Cells whose lowest is fed {@code fedWidth} values beside the embedding. */
  DecoderCells(RecurrentDecoder.Config config, int fedWidth, ParameterScope scope) {
    kind = config.cell();
    int hidden = config.hiddenWidth();
    int gates = config.cell().gates() * hidden;
    Initializer uniform = Initializers.uniform(1 / Math.sqrt(hidden));
    for (int i = 0; i < config.layers(); i++) {
      ParameterScope layer = scope.child(Integer.toString(i));
      int inputWidth = i == 0 ? config.embeddingWidth() : hidden;
      inputs.add(new Linear(layer.child("input"), inputWidth, gates, uniform, uniform));
      recurrent.add(new Linear(layer.child("recurrent"), hidden, gates, uniform, uniform));
      dropouts.add(new Dropout(scope.child("layer." + i), config.dropout()));
    }
    fedMap =
        fedWidth == 0
            ? Optional.empty()
            : Optional.of(Linear.withoutBias(scope.child("0.fed"), fedWidth, gates, uniform));
  }

  /** What embeddings {@code [n, embedding]} contribute to the gates of the lowest cell. */
  Tensor embeddingGates(Tape tape, SharedRows embedded) {
    return inputs.getFirst().apply(tape, embedded).expand(tape);
  }

  /**
   * One step of all layers.
   *
   * @param gates of the lowest cell from {@link #embeddingGates}, {@code [b, G·H]}
   * @param fed what is fed beside the embedding, {@code [b, fed]}
   * @param previous the state of each layer, lowest first
   * @param places what the b rows stand for
   */
  List<CellState> step(
      Tape tape, Tensor gates, Optional<Tensor> fed, List<CellState> previous, Places places) {
    List<CellState> next = new ArrayList<>();
    Tensor input =
        fedMap.isPresent() && fed.isPresent() ? fedMap.get().addTo(tape, gates, fed.get()) : gates;
    for (int i = 0; i < previous.size(); i++) {
      if (i > 0) {
        Tensor below = dropouts.get(i).apply(tape, next.getLast().hidden(), places);
        input = inputs.get(i).apply(tape, below);
      }
      next.add(
          Recurrent.step(
              tape,
              kind,
              input,
              previous.get(i),
              recurrent.get(i).weight(),
              recurrent.get(i).bias().orElseThrow()));
    }
    return next;
  }
}
