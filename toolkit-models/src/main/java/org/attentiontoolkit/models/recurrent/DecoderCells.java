package org.attentiontoolkit.models.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Places;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.CellState;
import org.attentiontoolkit.tensor.op.Dropout;
import org.attentiontoolkit.tensor.op.Linear;
import org.attentiontoolkit.tensor.op.Recurrent;
import org.attentiontoolkit.tensor.op.SharedRows;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/**
 * The decoder's cells, one a layer. The lowest reads the token's embedding and what is fed to it;
 * each of the others reads the state below. What the embedding contributes to the gates does not
 * depend on the step, so it is computed for all positions at once.
 */
final class DecoderCells {
  private final RecurrentDecoder.Config config;
  private final String name;
  private final Parameter embeddingWeight;
  private final Optional<Parameter> fedWeight;
  private final List<Parameter> inputWeights = new ArrayList<>();
  private final List<Parameter> inputBiases = new ArrayList<>();
  private final List<Parameter> recurrentWeights = new ArrayList<>();
  private final List<Parameter> recurrentBiases = new ArrayList<>();

  /** Cells whose lowest is fed {@code fedWidth} values beside the embedding. */
  DecoderCells(RecurrentDecoder.Config config, int fedWidth, ParameterScope scope) {
    this.config = config;
    name = scope.name();
    int hidden = config.hiddenWidth();
    int gates = config.cell().gates() * hidden;
    Initializer uniform = Initializers.uniform(1 / Math.sqrt(hidden));
    for (int i = 0; i < config.layers(); i++) {
      ParameterScope layer = scope.child(Integer.toString(i));
      int inputWidth = i == 0 ? config.embeddingWidth() : hidden;
      inputWeights.add(layer.parameter("input.weight", Shape.of(gates, inputWidth), uniform));
      inputBiases.add(layer.parameter("input.bias", Role.BIAS, Shape.of(gates), uniform));
      recurrentWeights.add(layer.parameter("recurrent.weight", Shape.of(gates, hidden), uniform));
      recurrentBiases.add(layer.parameter("recurrent.bias", Role.BIAS, Shape.of(gates), uniform));
    }
    embeddingWeight = inputWeights.getFirst();
    fedWeight =
        fedWidth == 0
            ? Optional.empty()
            : Optional.of(scope.parameter("0.fed.weight", Shape.of(gates, fedWidth), uniform));
  }

  /** What embeddings {@code [n, embedding]} contribute to the gates of the lowest cell. */
  Tensor embeddingGates(Tape tape, SharedRows embedded) {
    return embedded.linear(tape, embeddingWeight, inputBiases.getFirst()).expand(tape);
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
        fedWeight.isPresent() && fed.isPresent()
            ? Linear.addTo(tape, gates, fed.get(), fedWeight.get())
            : gates;
    for (int i = 0; i < previous.size(); i++) {
      if (i > 0) {
        Tensor below =
            Dropout.apply(
                tape, next.getLast().hidden(), config.dropout(), places, name + ".layer." + i);
        input = Linear.apply(tape, below, inputWeights.get(i), inputBiases.get(i));
      }
      next.add(
          Recurrent.step(
              tape,
              config.cell(),
              input,
              previous.get(i),
              recurrentWeights.get(i),
              recurrentBiases.get(i)));
    }
    return next;
  }
}
