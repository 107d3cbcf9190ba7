package org.attentiontoolkit.tasks.translation;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.model.Decoded;
import org.attentiontoolkit.api.model.Decoder;
import org.attentiontoolkit.api.model.DecoderFactory;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.model.DecoderStep;
import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.EncoderFactory;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.api.model.SourceType;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * Parts that have learned to copy: at step t the features are one-hot at the source's t-th token,
 * and one head looks at it, while a second looks everywhere alike.
 */
final class CopyingParts implements ModelParts {
  /** What a batch's coverage loss is, if there is one. */
  static final double COVERAGE_LOSS = 2.5;

  private final int width;
  private final boolean covers;

  CopyingParts(int vocabulary) {
    this(vocabulary, false);
  }

  CopyingParts(int vocabulary, boolean covers) {
    this.width = vocabulary;
    this.covers = covers;
  }

  @Override
  public EncoderFactory encoder() {
    return EncoderFactory.of("copying", SourceType.TOKENS, (source, scope) -> new Reader());
  }

  @Override
  public AttentionFactory attention() {
    return (slot, scope) -> {
      throw new AssertionError("the copying decoder asks for no attention");
    };
  }

  @Override
  public DecoderFactory decoder() {
    return (slot, scope) -> new Copier();
  }

  private static final class Reader implements Encoder<Tokens> {
    @Override
    public Memory encode(Tape tape, Tokens tokens) {
      double[] ids = Arrays.stream(tokens.ids()).asDoubleStream().toArray();
      Tensor states = tape.constant(Shape.of(ids.length, 1), ids);
      Tensor summary = tape.constant(Shape.of(tokens.count(), 1), new double[tokens.count()]);
      return new Memory(new Packed(states, tokens.segments()), summary);
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public OptionalInt summaryWidth() {
      return OptionalInt.of(1);
    }
  }

  private record State(Memory memory, int[] sources, int[] positions) implements DecoderState {
    @Override
    public int rows() {
      return sources.length;
    }

    @Override
    public DecoderState select(Tape tape, int[] rows) {
      return new State(
          memory,
          Arrays.stream(rows).map(r -> sources[r]).toArray(),
          Arrays.stream(rows).map(r -> positions[r]).toArray());
    }

    int place(int row) {
      Segments segments = memory.states().segments();
      int source = sources[row];
      return Math.min(segments.start(source) + positions[row], segments.end(source) - 1);
    }
  }

  private final class Copier implements Decoder {
    @Override
    public Decoded decode(Tape tape, Memory memory, Tokens inputs, Attention.Weights weights) {
      Segments targets = inputs.segments();
      int[] sources = new int[targets.rows()];
      int[] positions = new int[targets.rows()];
      for (int b = 0; b < targets.count(); b++) {
        for (int row = targets.start(b); row < targets.end(b); row++) {
          sources[row] = b;
          positions[row] = row - targets.start(b);
        }
      }
      return new Decoded(
          features(tape, new State(memory, sources, positions)),
          Map.of(),
          Map.of(),
          covers() ? Optional.of(tape.constant(Shape.of(1), COVERAGE_LOSS)) : Optional.empty(),
          Optional.empty());
    }

    @Override
    public boolean covers() {
      return covers;
    }

    @Override
    public DecoderState start(Tape tape, Memory memory) {
      int[] sources = IntStream.range(0, memory.count()).toArray();
      return new State(memory, sources, new int[sources.length]);
    }

    @Override
    public DecoderStep step(
        Tape tape, DecoderState state, int[] tokens, Attention.Weights weights) {
      State now = (State) state;
      int[] next = Arrays.stream(now.positions()).map(p -> p + 1).toArray();
      return new DecoderStep(
          new State(now.memory(), now.sources(), next),
          features(tape, now),
          weights == Attention.Weights.WANTED ? Map.of("attention", looks(tape, now)) : Map.of());
    }

    @Override
    public int width() {
      return width;
    }

    private Tensor features(Tape tape, State state) {
      double[] oneHot = new double[state.rows() * width];
      for (int row = 0; row < state.rows(); row++) {
        int token = (int) state.memory().states().values().data().get(state.place(row));
        oneHot[row * width + token] = 1;
      }
      return tape.constant(Shape.of(state.rows(), width), oneHot);
    }

    private Pairs looks(Tape tape, State state) {
      Segments keys = state.memory().states().segments();
      int[] queries = new int[keys.count()];
      Arrays.stream(state.sources()).forEach(source -> queries[source]++);
      PairLayout layout = new PairLayout(Segments.ofLengths(queries), keys, 2);
      double[] weights = new double[layout.length()];
      for (int row = 0; row < state.rows(); row++) {
        int source = state.sources()[row];
        int at = state.place(row) - keys.start(source);
        weights[layout.row(source, 0, 0) + at] = 1;
        int second = layout.row(source, 1, 0);
        Arrays.fill(weights, second, second + keys.length(source), 1.0 / keys.length(source));
      }
      return new Pairs(tape.constant(Shape.of(weights.length), weights), layout);
    }
  }
}
