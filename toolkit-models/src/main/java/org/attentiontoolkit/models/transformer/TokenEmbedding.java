package org.attentiontoolkit.models.transformer;

import java.util.Optional;
import java.util.OptionalInt;
import org.attentiontoolkit.models.transformer.LayerConfig.PositionKind;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.layer.Dropout;
import org.attentiontoolkit.tensor.layer.Embedding;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.TableLookup;

/** Tokens and their positions as the first states of a Transformer. */
final class TokenEmbedding {
  /** The longest wave is about this many times 2π positions: Vaswani et al. 2017, section 3.5. */
  private static final double LONGEST_WAVE = 10_000;

  private final LayerConfig config;
  private final Embedding words;
  private final Optional<Embedding> positions;
  private final Dropout dropout;

  /**
   * Declares its parameters.
   *
   * @param table of another embedding, which this uses too
   */
  TokenEmbedding(
      LayerConfig config, int vocabulary, Optional<Parameter> table, ParameterScope scope) {
    this.config = config;
    words = Embedding.of(scope, vocabulary, config.width(), table);
    positions =
        config.positions() == PositionKind.LEARNED
            ? Optional.of(
                new Embedding(scope.child("position"), config.maxPositions(), config.width()))
            : Optional.empty();
    dropout = new Dropout(scope, config.dropout());
  }

  /** {@code [V, D]}, of the tokens without their positions. */
  Parameter table() {
    return words.weight();
  }

  /** How many positions have been learned, if they are. */
  OptionalInt longest() {
    return positions.isPresent() ? OptionalInt.of(config.maxPositions()) : OptionalInt.empty();
  }

  /** {@code [N, D]} of N tokens. */
  Packed apply(Tape tape, int[] ids, Segments segments) {
    Tensor embedded = words.apply(tape, ids);
    Tensor scaled =
        config.scaleEmbeddings()
            ? Pointwise.scale(tape, embedded, Math.sqrt(config.width()))
            : embedded;
    Tensor placed =
        config.positions() == PositionKind.NONE
            ? scaled
            : Pointwise.add(tape, scaled, positions(tape, segments));
    return new Packed(dropout.apply(tape, placed, segments.places()), segments);
  }

  private Tensor positions(Tape tape, Segments segments) {
    int first = segments.firstPosition();
    int end = first + segments.maxLength();
    if (positions.isEmpty()) {
      return TableLookup.lookup(
          tape, waves(tape, first, end), segments.fromPosition(0).positions());
    }
    if (end > config.maxPositions()) {
      throw Problem.input(
              "model.too-long",
              "a sequence has %,d positions, but the model has learned %,d"
                  .formatted(end, config.maxPositions()))
          .hint("raise max-positions, or use positions = sinusoidal, which has no end")
          .exception();
    }
    return positions.get().apply(tape, segments.positions());
  }

  /**
   * {@code sin(p / 10000^(2i/D))} and its cosine in columns 2i and 2i + 1, for some positions p.
   */
  private Tensor waves(Tape tape, int first, int end) {
    int width = config.width();
    double[] values = new double[(end - first) * width];
    for (int column = 0; column < width; column++) {
      int even = column - column % 2;
      double divisor = Math.pow(LONGEST_WAVE, (double) even / width);
      for (int p = first; p < end; p++) {
        double angle = p / divisor;
        values[(p - first) * width + column] = column == even ? Math.sin(angle) : Math.cos(angle);
      }
    }
    return tape.constant(Shape.of(end - first, width), values);
  }
}
