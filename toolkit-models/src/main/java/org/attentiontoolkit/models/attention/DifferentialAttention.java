package org.attentiontoolkit.models.attention;

import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionOutput;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.KeysAndValues;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.Pooling;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.models.attention.score.ScaledDotScore;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.UnitRows;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/**
 * Each head looks twice and takes the difference, {@code (w₁ − λ w₂) V}, so that what both see
 * alike, noise, goes out; contexts are then normalised head by head, multiplied by {@code 1 − λ₀},
 * put together and projected.
 *
 * <p>Ye et al., "Differential Transformer", ICLR 2025, equations 1 to 3. In the paper λ₀ grows with
 * the depth of a layer; here it is a setting. The first looks of all heads have the first half of
 * the columns of queries and keys, the second looks the other half. Weights sum to 1 − λ and may be
 * negative.
 */
public final class DifferentialAttention implements Attention {
  /** What is added to a mean square, the paper's. */
  private static final double EPSILON = 1e-5;

  /**
   * Settings.
   *
   * @param width of all heads together; the queries' without it
   * @param heads H, each of {@code width / H} values and of two looks half as wide
   * @param lambda λ₀
   */
  public record Config(
      @Within("[1, 1000000]") Optional<Integer> width,
      @Within("[1, 1000000]") int heads,
      @Within("[0, 1)") double lambda) {}

  private record TwoLooks(KeysAndValues first, KeysAndValues second) implements Prepared {}

  private final int width;
  private final int heads;
  private final double lambda;
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final Linear output;
  private final Lambda learned;
  private final Parameter norm;
  private final ScaledDotScore score;
  private final Pooling pooling;

  /**
   * An attention for a slot; declares its parameters.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if twice the heads do not divide the
   *     width
   */
  public DifferentialAttention(
      Config config, Pooling.Config pooling, AttentionSlot slot, ParameterScope scope) {
    width = config.width().orElse(slot.queryWidth());
    heads = config.heads();
    lambda = config.lambda();
    requireDivisible();
    int lookWidth = width / heads / 2;
    query = projection(scope.child("query"), slot.queryWidth());
    key = projection(scope.child("key"), slot.memoryWidth());
    value = projection(scope.child("value"), slot.memoryWidth());
    output = projection(scope.child("output"), width);
    learned = new Lambda(scope.child("lambda"), lookWidth, lambda);
    norm = scope.parameter("norm.weight", Role.NORM, Shape.of(2 * lookWidth), Initializers.ones());
    score =
        new ScaledDotScore(new ScaledDotScore.Config(), new ScoreSlot(lookWidth, lookWidth), scope);
    this.pooling = new Pooling(pooling, slot, Pooling.Heads.of(heads, Optional.of(score)), scope);
  }

  private void requireDivisible() {
    if (width % (2 * heads) != 0) {
      throw Problem.input(
              "attention.heads",
              "width " + width + " can't be divided among two looks of " + heads + " heads")
          .hint("set the attention's width to a multiple of twice its heads")
          .exception();
    }
  }

  private Linear projection(ParameterScope scope, int in) {
    return new Linear(scope, in, width, Initializers.xavierUniform());
  }

  @Override
  public Prepared prepare(Tape tape, Memory memory) {
    Packed keys = key.apply(tape, memory.states());
    Packed values = value.apply(tape, memory.states());
    return new TwoLooks(
        pooling.prepare(tape, look(tape, keys, 0), values),
        pooling.prepare(tape, look(tape, keys, 1), values));
  }

  @Override
  public Prepared extend(Tape tape, Prepared prepared, Packed states) {
    TwoLooks before = (TwoLooks) prepared;
    Packed keys = key.apply(tape, states);
    Packed values = value.apply(tape, states);
    return new TwoLooks(
        pooling.extend(tape, before.first(), look(tape, keys, 0), values),
        pooling.extend(tape, before.second(), look(tape, keys, 1), values));
  }

  @Override
  public Prepared select(Tape tape, Prepared prepared, int[] sequences) {
    TwoLooks before = (TwoLooks) prepared;
    return new TwoLooks(
        before.first().select(tape, sequences), before.second().select(tape, sequences));
  }

  /** What one look compares, {@code [N, width / 2]}. */
  private Packed look(Tape tape, Packed rows, int number) {
    int half = width / 2;
    return rows.with(Layout.columns(tape, rows.values(), number * half, (number + 1) * half));
  }

  @Override
  public AttentionOutput attend(
      Tape tape, Packed queries, Prepared prepared, Visibility visibility, Weights wanted) {
    TwoLooks memory = (TwoLooks) prepared;
    Packed asked = query.apply(tape, queries);
    Pooling.Question question = new Pooling.Question(queries, visibility, wanted);
    AttentionOutput first = look(tape, question, look(tape, asked, 0), memory.first());
    AttentionOutput second = look(tape, question, look(tape, asked, 1), memory.second());
    Tensor factor = learned.value(tape); // [1, 1]
    Tensor contexts = difference(tape, first.context(), second.context(), factor);
    Optional<Pairs> weights =
        first.weights().flatMap(w -> second.weights().map(v -> difference(tape, w, v, factor)));
    return new AttentionOutput(output.apply(tape, normalised(tape, contexts)), weights);
  }

  private AttentionOutput look(
      Tape tape, Pooling.Question question, Packed asked, KeysAndValues memory) {
    return pooling.apply(
        tape, question, new Pooling.Products(asked, memory.keys(), memory.values(), score.scale()));
  }

  private static Pairs difference(Tape tape, Pairs first, Pairs second, Tensor factor) {
    Shape column = Shape.of(first.layout().length(), 1);
    Tensor rows =
        difference(
            tape,
            Layout.reshape(tape, first.values(), column),
            Layout.reshape(tape, second.values(), column),
            factor);
    return new Pairs(Layout.reshape(tape, rows, first.values().shape()), first.layout());
  }

  /** {@code first − factor · second}. */
  private static Tensor difference(Tape tape, Tensor first, Tensor second, Tensor factor) {
    Tensor factors = Layout.gatherRows(tape, factor, new int[second.rows()]); // [M, 1]
    return Pointwise.subtract(tape, first, Pointwise.multiplyColumn(tape, second, factors));
  }

  private Tensor normalised(Tape tape, Tensor contexts) {
    Shape byHead = Shape.of(contexts.rows() * heads, width / heads);
    Tensor rows = UnitRows.rootMeanSquare(tape, Layout.reshape(tape, contexts, byHead), EPSILON);
    Tensor scaled = Pointwise.scale(tape, Pointwise.multiplyRow(tape, rows, norm), 1 - lambda);
    return Layout.reshape(tape, scaled, contexts.shape());
  }

  @Override
  public int contextWidth() {
    return width;
  }
}
