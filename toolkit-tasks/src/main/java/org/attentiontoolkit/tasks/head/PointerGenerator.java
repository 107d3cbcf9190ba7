package org.attentiontoolkit.tasks.head;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.model.Pointer;
import org.attentiontoolkit.api.output.Head;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.CrossEntropy;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.PairHeads;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.PairSum;
import org.attentiontoolkit.tensor.op.PairValues;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.Softmax;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * Stands around a head and lets words of the source be copied: {@code P(w) = g · P_head(w) + (1 −
 * g) · Σ a_i} over the source positions i that have w, with {@code g = σ(w · asked + b)}. Words are
 * numbered below V as the head has them and from V on as each source has its own.
 *
 * <p>See, Liu and Manning, "Get to the point: summarization with pointer-generator networks", ACL
 * 2017, equations 8 and 9.
 */
public final class PointerGenerator {
  /**
   * Settings.
   *
   * @param enabled whether anything is copied
   * @param words X, how many different words of a source that the vocabulary lacks can be written
   * @param head which head's weights say where to copy from, counted from 0; without it their mean
   */
  public record Config(
      boolean enabled,
      @Within("[1, 1000000]") int words,
      @Within("[0, 1000000)") Optional<Integer> head) {}

  /** What log-probabilities of words that the source does not have are: e to this is 0. */
  private static final double IMPOSSIBLE = -10_000;

  private final Config config;
  private final Head head;
  private final int vocabulary;
  private final Linear gate;

  /**
   * Declares the gate's parameters, {@code weight [1, G]} and {@code bias [1]}.
   *
   * @param vocabulary V
   * @param asked G, the width of {@link Pointer#asked}
   */
  public PointerGenerator(
      Config config, Head head, int vocabulary, int asked, ParameterScope scope) {
    this.config = config;
    this.head = head;
    this.vocabulary = vocabulary;
    gate = new Linear(scope, asked, 1, Initializers.fanIn());
  }

  /**
   * The logarithms of {@code P}, {@code [N, V + X]}, without gradients. A row depends on its own
   * source alone, whatever stands beside it.
   *
   * @param features {@code [N, W]}
   * @param copies for each source position, all sources one after another, the number of its word;
   *     below 0 for one that can't be copied
   */
  public Tensor outputs(Tape tape, Tensor features, Pointer pointer, int[] copies) {
    DenseArray written = Softmax.logRows(tape, head.outputs(tape, features)).data();
    double[] gates = gate.apply(tape, pointer.asked()).data().toDoubles();
    Pairs looks = ofOneHead(tape, pointer.weights());
    double[] weights = looks.values().data().toDoubles();
    PairLayout layout = looks.layout();
    DenseArray all = tape.scratch(Shape.of(features.rows(), vocabulary + config.words()));
    double[] row = new double[all.columns()];
    for (int b = 0; b < layout.queries().count(); b++) {
      int keys = layout.keys().start(b);
      int[] words = Arrays.copyOfRange(copies, keys, layout.keys().end(b));
      for (int i = 0; i < layout.queries().length(b); i++) {
        int n = layout.queries().start(b) + i;
        double[] own = written.rowRange(n, n + 1).toDoubles();
        double logWrite = CopyLikelihood.logSigmoid(gates[n]);
        for (int v = 0; v < row.length; v++) {
          row[v] = v < vocabulary ? own[v] + logWrite : IMPOSSIBLE;
        }
        double logCopy = CopyLikelihood.logSigmoid(-gates[n]);
        masses(words, weights, layout.row(b, 0, i))
            .forEach((word, mass) ->
                row[word] = CopyLikelihood.logAdd(row[word], logCopy + Math.log(mass)));
        all.write((long) n * row.length, row, row.length);
      }
    }
    return Tensor.constant(all);
  }

  /** What each word of a source gets, if anything. */
  private static Map<Integer, Double> masses(int[] words, double[] weights, int from) {
    Map<Integer, Double> masses = new LinkedHashMap<>();
    for (int key = 0; key < words.length; key++) {
      if (words[key] >= 0 && weights[from + key] > 0) {
        masses.merge(words[key], weights[from + key], Double::sum);
      }
    }
    return masses;
  }

  /**
   * {@code −Σ log P} of what is right.
   *
   * @param copies as in {@link #outputs}
   * @param right N numbers below V + X
   */
  public CrossEntropy.Sum crossEntropy(
      Tape tape, Tensor features, Pointer pointer, int[] copies, int[] right) {
    int rows = right.length;
    boolean[] written = new boolean[rows];
    int[] places = new int[rows];
    for (int n = 0; n < rows; n++) {
      written[n] = right[n] < vocabulary;
      places[n] = Math.multiplyExact(n, vocabulary) + (written[n] ? right[n] : 0);
    }
    Tensor logs = Softmax.logRows(tape, head.outputs(tape, features));
    Shape column = Shape.of(Math.multiplyExact(rows, vocabulary), 1);
    Tensor log = Layout.gatherRows(tape, Layout.reshape(tape, logs, column), places);
    Tensor mass = mass(tape, ofOneHead(tape, pointer.weights()), copies, right);
    Tensor loss = CopyLikelihood.sum(tape, log, gate.apply(tape, pointer.asked()), mass, written);
    return new CrossEntropy.Sum(loss, Tensor.constant(loss.data()));
  }

  /** {@code [N, 1]}, the weights of the places that have the right word. */
  private static Tensor mass(Tape tape, Pairs looks, int[] copies, int[] right) {
    PairLayout layout = looks.layout();
    Pairs same =
        PairValues.constant(
            tape,
            layout,
            (b, h, i, j) ->
                copies[layout.keys().start(b) + j] == right[layout.queries().start(b) + i] ? 1 : 0);
    Tensor found = Pointwise.multiply(tape, looks.values(), same.values());
    double[] ones = new double[layout.keys().rows()];
    Arrays.fill(ones, 1);
    Packed one = new Packed(tape.constant(Shape.of(ones.length, 1), ones), layout.keys());
    return PairSum.apply(tape, new Pairs(found, layout), one);
  }

  private Pairs ofOneHead(Tape tape, Pairs weights) {
    int heads = weights.layout().heads();
    int chosen = config.head().orElse(0);
    if (chosen >= heads) {
      throw Problem.input(
              "model.copy-head",
              "task.copy.head is %d, but the attention has %d heads, counted from 0."
                  .formatted(chosen, heads))
          .hint("Choose one below %d, or leave task.copy.head out for their mean.".formatted(heads))
          .exception();
    }
    if (heads == 1) {
      return weights;
    }
    double[] mix = new double[heads];
    Arrays.fill(mix, config.head().isPresent() ? 0 : 1.0 / heads);
    config.head().ifPresent(only -> mix[only] = 1);
    return PairHeads.mix(tape, weights, tape.constant(Shape.of(1, heads), mix));
  }
}
