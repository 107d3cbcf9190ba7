package org.attentiontoolkit.tasks.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.random.Draws;

/** Random logits, a function of the source and of all tokens before. */
final class RandomLanguage implements NextTokens {
  static final int START = 0;
  static final int END = 1;

  private final int words;
  private final int[] sources;

  /**
   * A language.
   *
   * @param words V
   * @param sources of a batch: numbers that stand for them
   */
  RandomLanguage(int words, int... sources) {
    this.words = words;
    this.sources = sources;
  }

  /** Which tokens each row has so far. */
  private record State(int[] sources, List<List<Integer>> written) implements DecoderState {
    @Override
    public int rows() {
      return sources.length;
    }

    @Override
    public State select(Tape tape, int[] rows) {
      return new State(
          Arrays.stream(rows).map(row -> sources[row]).toArray(),
          Arrays.stream(rows).mapToObj(written::get).toList());
    }
  }

  @Override
  public DecoderState begin() {
    return new State(
        IntStream.range(0, sources.length).toArray(),
        IntStream.range(0, sources.length).mapToObj(i -> List.<Integer>of()).toList());
  }

  @Override
  public int first() {
    return START;
  }

  @Override
  public int end() {
    return END;
  }

  @Override
  public Step step(Tape tape, DecoderState state, int[] tokens) {
    State last = (State) state;
    List<List<Integer>> written = new ArrayList<>();
    double[] logits = new double[tokens.length * words];
    for (int row = 0; row < tokens.length; row++) {
      List<Integer> all = new ArrayList<>(last.written().get(row));
      all.add(tokens[row]);
      written.add(all);
      double[] own = logits(sources[last.sources()[row]], all);
      System.arraycopy(own, 0, logits, row * words, words);
    }
    return new Step(
        new State(last.sources(), written),
        tape.constant(Shape.of(tokens.length, words), logits),
        Map.of());
  }

  /** Log-probability of a whole output of one source. */
  double logProbability(int source, int... output) {
    List<Integer> before = new ArrayList<>(List.of(START));
    double sum = 0;
    for (int token : output) {
      double[] logits = logits(source, before);
      double all = Arrays.stream(logits).map(Math::exp).sum();
      sum += logits[token] - Math.log(all);
      before.add(token);
    }
    return sum;
  }

  private double[] logits(int source, List<Integer> before) {
    long key = Draws.key(source, before.toString(), 0);
    return IntStream.range(0, words).mapToDouble(word -> 2 * Draws.normal(key, word)).toArray();
  }
}
