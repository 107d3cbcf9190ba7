package org.attentiontoolkit.models.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.TokenSpec;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.layer.Dropout;
import org.attentiontoolkit.tensor.layer.Embedding;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Region;
import org.attentiontoolkit.tensor.op.CellKind;
import org.attentiontoolkit.tensor.op.Direction;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.SequenceResult;
import org.attentiontoolkit.tensor.op.SharedRows;

/**
 * Reads tokens with a recurrent network of one or more layers, in one or both directions. The
 * memory's states are those of the top layer, both directions side by side; its summary is their
 * last ones.
 *
 * <p>Both directions: Schuster and Paliwal, "Bidirectional recurrent neural networks", 1997;
 * Bahdanau et al. 2015, section 3.2.
 */
public final class RecurrentEncoder implements Encoder<Tokens> {
  /**
   * Settings.
   *
   * @param cell which cell
   * @param embeddingWidth width of a token's embedding
   * @param hiddenWidth H, width of a state in one direction
   * @param layers how many layers, one above the other
   * @param bidirectional whether to read from both ends
   * @param dropout probability of dropping a value of the embeddings and between layers
   */
  public record Config(
      CellKind cell,
      @Within("[1, 1000000]") int embeddingWidth,
      @Within("[1, 1000000]") int hiddenWidth,
      @Within("[1, 1000]") int layers,
      boolean bidirectional,
      @Within("[0, 1)") double dropout) {}

  private static final Function<SequenceResult, Tensor> OUTPUTS = r -> r.outputs().values();

  private final Config config;
  private final Embedding embedding;
  private final List<Dropout> dropouts = new ArrayList<>();
  private final List<List<RecurrentLayer>> layers = new ArrayList<>();

  /** An encoder for a source; declares its parameters. */
  public RecurrentEncoder(Config config, TokenSpec source, ParameterScope scope) {
    this.config = config;
    embedding =
        new Embedding(scope.child("embedding"), source.vocabulary(), config.embeddingWidth());
    int inputWidth = config.embeddingWidth();
    for (int i = 0; i < config.layers(); i++) {
      ParameterScope layer = scope.child("layer." + i);
      layers.add(directions(layer, inputWidth));
      dropouts.add(new Dropout(layer, config.dropout()));
      inputWidth = width();
    }
  }

  @Override
  public Memory encode(Tape tape, Tokens tokens) {
    Region below = tape.region();
    SharedRows words = below.make(() -> embedding.shared(tape, tokens.ids()));
    List<SequenceResult> read = below.make(() -> read(tape, 0, words, tokens));
    below.keepOnly(arrays(read));
    for (int i = 1; i < layers.size(); i++) {
      int layer = i;
      List<SequenceResult> last = read;
      Region here = tape.region();
      read = here.make(() -> read(tape, layer, SharedRows.of(beside(tape, last, OUTPUTS)), tokens));
      here.keepOnly(arrays(read));
      below.close();
      below = here;
    }
    List<SequenceResult> top = read;
    Memory memory =
        below.make(() ->
            new Memory(
                new Packed(beside(tape, top, OUTPUTS), tokens.segments()),
                beside(tape, top, r -> r.last().hidden())));
    below.keepOnly(memory.states().values().data(), memory.summary().orElseThrow().data());
    below.handOver();
    return memory;
  }

  private static DenseArray[] arrays(List<SequenceResult> results) {
    return results.stream()
        .flatMap(r -> Stream.of(r.outputs().values().data(), r.last().hidden().data()))
        .toArray(DenseArray[]::new);
  }

  /** The states of a layer, in each direction. */
  private List<SequenceResult> read(Tape tape, int layer, SharedRows input, Tokens tokens) {
    SharedRows kept = dropouts.get(layer).apply(tape, input, tokens.segments().places());
    return layers.get(layer).stream()
        .map(direction -> direction.apply(tape, kept, tokens.segments()))
        .toList();
  }

  @Override
  public Optional<Parameter> embedding() {
    return Optional.of(embedding.weight());
  }

  @Override
  public int width() {
    return config.bidirectional() ? 2 * config.hiddenWidth() : config.hiddenWidth();
  }

  @Override
  public OptionalInt summaryWidth() {
    return OptionalInt.of(width());
  }

  private List<RecurrentLayer> directions(ParameterScope scope, int inputWidth) {
    int hidden = config.hiddenWidth();
    List<RecurrentLayer> directions = new ArrayList<>();
    directions.add(
        new RecurrentLayer(
            config.cell(), Direction.FORWARD, inputWidth, hidden, scope.child("forward")));
    if (config.bidirectional()) {
      directions.add(
          new RecurrentLayer(
              config.cell(), Direction.BACKWARD, inputWidth, hidden, scope.child("backward")));
    }
    return directions;
  }

  private static Tensor beside(
      Tape tape, List<SequenceResult> directions, Function<SequenceResult, Tensor> part) {
    return directions.size() == 1
        ? part.apply(directions.getFirst())
        : Layout.concatColumns(tape, directions.stream().map(part).toArray(Tensor[]::new));
  }
}
