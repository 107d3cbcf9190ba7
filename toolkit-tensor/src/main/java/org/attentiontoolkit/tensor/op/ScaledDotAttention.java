package org.attentiontoolkit.tensor.op;

import java.util.Optional;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.kernel.AttentionArrays;
import org.attentiontoolkit.tensor.kernel.AttentionForm;
import org.attentiontoolkit.tensor.kernel.AttentionRanges;
import org.attentiontoolkit.tensor.kernel.AttentionResult;
import org.attentiontoolkit.tensor.kernel.Distances;
import org.attentiontoolkit.tensor.kernel.ScoreFunction;
import org.attentiontoolkit.tensor.kernel.WeightDropout;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * Attention by scaled dot products in one operation that stores neither scores nor weights: memory
 * grows with the length of a sequence, not with its square. Up to rounding it computes what {@link
 * PairScores#dot}, {@link PairSoftmax}, {@link RandomDropout} and {@link PairSum} do one after
 * another.
 *
 * <p>Vaswani et al. 2017, equation 1; Dao et al., "FlashAttention: fast and memory-efficient exact
 * attention with IO-awareness", NeurIPS 2022; grouped keys: Ainslie et al., "GQA", EMNLP 2023.
 */
public final class ScaledDotAttention {
  private ScaledDotAttention() {}

  /**
   * {@code Σ weight · value} with {@code weight = softmax(scale · query · key)}, for each query and
   * head over the keys of the same sequence that it sees; zeros for a query that sees none. Head h
   * of H takes columns h·D (inclusive) to (h + 1)·D (exclusive) of the queries, and those of head
   * {@code h · G / H} of keys and values. Settings may change the scores before the softmax.
   *
   * @param queries {@code [Nq, H · D]}
   * @param keys {@code [Nk, G · D]}
   * @param values {@code [Nk, G · E]}, the same sequences as the keys
   * @return contexts, {@code [Nq, H · E]}
   */
  public static Tensor apply(
      Tape tape, Packed queries, Packed keys, Packed values, AttentionSettings settings) {
    check(queries, keys, values, settings);
    Tensor q = queries.values();
    Tensor k = keys.values();
    Tensor v = values.values();
    int columns = values.width() / settings.keyHeads() * settings.heads();
    Optional<Tensor> biases = settings.distances().map(DistanceBias::values);
    Optional<Tensor> sinks = settings.sinks();
    Tensor[] operands =
        Stream.of(Stream.of(q, k, v), biases.stream(), sinks.stream())
            .flatMap(some -> some)
            .toArray(Tensor[]::new);
    Tensor contexts = tape.result(Shape.of(q.rows(), columns), operands);
    AttentionForm form = form(tape, queries.segments(), keys.segments(), settings);
    AttentionArrays inputs =
        new AttentionArrays(
            q.data(), k.data(), v.data(), biases.map(Tensor::data), sinks.map(Tensor::data));
    AttentionResult result =
        new AttentionResult(contexts.data(), tape.scratch(Shape.of(q.rows(), settings.heads())));
    tape.kernels().attention().attend(form, inputs, result);
    tape.record(
        contexts,
        () -> {
          int sequences = form.ranges().sequences();
          boolean ofQueries = form.distances().map(Distances::ofQueries).orElse(false);
          AttentionArrays gradients =
              new AttentionArrays(
                  Gradients.addTo(tape, q),
                  Gradients.addTo(tape, k),
                  Gradients.addTo(tape, v),
                  ofQueries
                      ? learned(biases).map(tape::gradientToAddTo)
                      : learned(biases).map(x -> parts(tape, x, sequences)),
                  learned(sinks).map(x -> parts(tape, x, sequences)));
          tape.kernels()
              .attention()
              .attendBackward(form, inputs, result, tape.upstream(contexts), gradients);
          if (!ofQueries) {
            learned(biases).ifPresent(x -> tape.addRowSum(x, gradients.biases().orElseThrow()));
          }
          learned(sinks).ifPresent(x -> tape.addRowSum(x, gradients.sinks().orElseThrow()));
        });
    return contexts;
  }

  private static Optional<Tensor> learned(Optional<Tensor> x) {
    return x.filter(Tensor::requiresGradient);
  }

  /** Zeros for the gradient of a row that all share, one for each sequence. */
  private static DenseArray parts(Tape tape, Tensor row, int sequences) {
    DenseArray parts = tape.scratch(Shape.of(sequences, row.columns()));
    tape.kernels().pointwise().fill(parts, 0);
    return parts;
  }

  private static AttentionForm form(
      Tape tape, Segments queries, Segments keys, AttentionSettings settings) {
    Optional<WeightDropout> dropout = Optional.empty();
    if (RandomDropout.drops(tape, settings.dropout())) {
      long[] byQuery = queries.places().keys(tape.randomKey(settings.purpose()));
      dropout = Optional.of(new WeightDropout(byQuery, settings.dropout()));
    }
    return new AttentionForm(
        ranges(queries, keys, settings.visibility()),
        settings.heads(),
        settings.keyHeads(),
        settings.scale(),
        function(settings),
        settings.distances().map(bias -> bias.of(queries, keys, settings.heads())),
        dropout);
  }

  private static AttentionRanges ranges(Segments queries, Segments keys, Visibility visibility) {
    int[] leading = new int[queries.rows()];
    int[] first = new int[queries.rows()];
    int[] end = new int[queries.rows()];
    for (int b = 0; b < queries.count(); b++) {
      int asking = queries.length(b);
      int asked = keys.length(b);
      for (int i = 0; i < asking; i++) {
        int row = queries.start(b) + i;
        int start = visibility.firstKey(b, i, asking, asked);
        int before = visibility.leadingKeys(b, i, asking, asked);
        boolean apart = before < start;
        leading[row] = apart ? before : 0;
        first[row] = apart || before == 0 ? start : 0;
        end[row] = Math.max(first[row], visibility.lastKey(b, i, asking, asked));
      }
    }
    return new AttentionRanges(queries.starts(), keys.keyRows(), leading, first, end);
  }

  /** What the settings say of scores, and a rule of visibility, as one function. */
  private static Optional<ScoreFunction> function(AttentionSettings settings) {
    if (settings.visibility() instanceof Visibility.Ruled(Visibility.Rule rule)) {
      ScoreFunction mask =
          ScoreFunction.adding(
              (b, head, query, key) -> rule.sees(b, query, key) ? 0 : Double.NEGATIVE_INFINITY);
      return Optional.of(settings.scores().map(f -> f.then(mask)).orElse(mask));
    }
    return settings.scores();
  }

  private static void check(
      Packed queries, Packed keys, Packed values, AttentionSettings settings) {
    String name = "ScaledDotAttention";
    int heads = settings.heads();
    int keyHeads = settings.keyHeads();
    PairScores.checkHeads(queries, heads);
    PairScores.checkHeads(keys, keyHeads);
    PairScores.checkHeads(values, keyHeads);
    Shapes.equal(name, "D", "a query", queries.width() / heads, "a key", keys.width() / keyHeads);
    Shapes.equal(name, "B", "queries", queries.segments().count(), "keys", keys.segments().count());
    if (!keys.segments().equals(values.segments())) {
      throw new IllegalArgumentException(
          "%s: keys have %s, values %s".formatted(name, keys.segments(), values.segments()));
    }
  }
}
