package org.attentiontoolkit.models.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.Memory;
import org.attentiontoolkit.api.model.Source;
import org.attentiontoolkit.api.model.SourceSpec;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Region;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.CellKind;
import org.attentiontoolkit.tensor.op.Direction;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.SequenceResult;
import org.attentiontoolkit.tensor.op.SharedRows;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/**
 * Reads tokens with a recurrent network of one or more layers, in one or both directions. The
 * memory's states are those of the top layer, both directions side by side; its summary is their
 * last ones.
 *
 * <p>Both directions: Schuster and Paliwal, "Bidirectional recurrent neural networks", 1997;
 * Bahdanau et al. 2015, section 3.2.
 */
public final class RecurrentEncoder implements Encoder {
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
  private final String name;
  private final Parameter embedding;
  private final List<List<RecurrentLayer>> layers = new ArrayList<>();

  /** An encoder for a source; declares its parameters. */
  public RecurrentEncoder(Config config, SourceSpec source, ParameterScope scope) {
    this.config = config;
    name = scope.name();
    embedding = embedding(source, config, scope);
    int inputWidth = config.embeddingWidth();
    for (int i = 0; i < config.layers(); i++) {
      ParameterScope layer = scope.child("layer." + i);
      layers.add(directions(layer, inputWidth));
      inputWidth = width();
    }
  }

  @Override
  public Memory encode(Tape tape, Source source) {
    Tokens tokens = (Tokens) source;
    Region below = tape.region();
    SharedRows words = below.make(() -> SharedRows.lookup(tape, embedding, tokens.ids()));
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
    below.keepOnly(memory.states().values().data(), memory.summary().data());
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
    SharedRows kept =
        input.dropout(tape, config.dropout(), tokens.segments().places(), name + ".layer." + layer);
    return layers.get(layer).stream()
        .map(direction -> direction.apply(tape, kept, tokens.segments()))
        .toList();
  }

  @Override
  public int width() {
    return config.bidirectional() ? 2 * config.hiddenWidth() : config.hiddenWidth();
  }

  @Override
  public int summaryWidth() {
    return width();
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

  private static Parameter embedding(SourceSpec source, Config config, ParameterScope scope) {
    return switch (source) {
      case SourceSpec.TokenSource tokens ->
          scope.parameter(
              "embedding.weight",
              Role.EMBEDDING,
              Shape.of(tokens.vocabulary(), config.embeddingWidth()),
              Initializers.normal(1 / Math.sqrt(config.embeddingWidth())));
    };
  }
}
