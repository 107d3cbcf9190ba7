package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.model.Attention;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.model.DecoderStep;
import org.attentiontoolkit.api.model.Memory;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * Writes the likeliest token at each step, for a batch of sources at once, until {@code </s>} or
 * the length limit. Finished sources leave the batch.
 */
final class GreedyDecoding {
  private final TranslationModel model;
  private final TranslationSettings.Decoding settings;
  private final Attention.Weights weights;

  GreedyDecoding(
      TranslationModel model, TranslationSettings.Decoding settings, Attention.Weights weights) {
    this.model = model;
    this.settings = settings;
    this.weights = weights;
  }

  /**
   * Outputs for sources.
   *
   * @param sources each ended by {@code </s>}
   */
  List<Output> decode(Tape tape, List<int[]> sources) {
    Memory memory = model.encoder().encode(tape, TranslationBatch.pack(sources));
    List<Growing> growing = sources.stream().map(s -> new Growing(limit(s))).toList();
    DecoderState state = model.decoder().start(tape, memory);
    int[] last = new int[state.rows()];
    Arrays.fill(last, Vocabulary.START);
    while (state.rows() > 0) {
      DecoderStep step = model.decoder().step(tape, state, last, weights);
      int[] next = TokenHead.likeliest(tape, model.head().logits(tape, step.features()));
      int[] sourceOf = step.state().sources();
      for (int row = 0; row < next.length; row++) {
        growing.get(sourceOf[row]).add(next[row], looks(step.weights(), sourceOf[row]));
      }
      int[] going =
          IntStream.range(0, next.length).filter(r -> !growing.get(sourceOf[r]).done()).toArray();
      last = Arrays.stream(going).map(r -> next[r]).toArray();
      state = going.length == next.length ? step.state() : step.state().select(tape, going);
    }
    return growing.stream().map(Growing::output).toList();
  }

  private int limit(int[] source) {
    return settings.limit(source.length - 1);
  }

  /** What the one query on a source looked at, by place: {@code [H][S]}. */
  private static Map<String, double[][]> looks(Map<String, Pairs> weights, int source) {
    Map<String, double[][]> looks = new LinkedHashMap<>();
    weights.forEach((place, pairs) -> looks.put(place, look(pairs, source)));
    return looks;
  }

  private static double[][] look(Pairs pairs, int source) {
    PairLayout layout = pairs.layout();
    double[][] look = new double[layout.heads()][layout.keys().length(source)];
    for (int head = 0; head < look.length; head++) {
      int row = layout.row(source, head, 0);
      for (int key = 0; key < look[head].length; key++) {
        look[head][key] = pairs.values().data().get(row + (long) key);
      }
    }
    return look;
  }

  /** The output of one source so far. */
  private static final class Growing {
    private final int limit;
    private final List<Integer> tokens = new ArrayList<>();
    private final Map<String, List<double[][]>> weights = new LinkedHashMap<>();

    Growing(int limit) {
      this.limit = limit;
    }

    void add(int token, Map<String, double[][]> looks) {
      tokens.add(token);
      looks.forEach(
          (place, look) -> weights.computeIfAbsent(place, p -> new ArrayList<>()).add(look));
    }

    boolean done() {
      return tokens.getLast() == Vocabulary.END || tokens.size() >= limit;
    }

    Output output() {
      return new Output(tokens.stream().mapToInt(Integer::intValue).toArray(), weights);
    }
  }
}
