package org.attentiontoolkit.models.attention;

import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionOutput;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.KeysAndValues;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.Pooling;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * H attentions side by side, each on its own projection of query, key and value; their contexts are
 * put together and projected once more.
 *
 * <p>Vaswani et al., "Attention is all you need", NeurIPS 2017, section 3.2.2, there with scaled
 * dot products; here with any score.
 */
public final class MultiHeadAttention implements Attention {
  /**
   * Settings.
   *
   * @param width of all heads together, each has {@code width / heads}; the queries' without it
   * @param heads H
   * @param score what each head compares by
   */
  public record Config(
      @Within("[1, 1000000]") Optional<Integer> width,
      @Within("[1, 1000000]") int heads,
      ScoreFactory score) {
    /** The heads share the width. */
    public Config {
      if (width.isPresent() && width.get() % heads != 0) {
        throw new IllegalArgumentException(indivisible(width.get(), heads));
      }
    }

    private int widthFor(AttentionSlot slot) {
      int all = width.orElse(slot.queryWidth());
      if (all % heads != 0) {
        throw Problem.input("attention.heads", indivisible(all, heads))
            .hint("set the attention's width to a multiple of its heads, or the heads to a divisor")
            .exception();
      }
      return all;
    }

    private static String indivisible(int width, int heads) {
      return "width " + width + " can't be divided among " + heads + " heads";
    }
  }

  private final int width;
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final Linear output;
  private final HeadScores scores;
  private final Pooling pooling;

  /** An attention for a slot; declares its parameters. */
  public MultiHeadAttention(
      Config config, Pooling.Config pooling, AttentionSlot slot, ParameterScope scope) {
    width = config.widthFor(slot);
    query = projection(scope.child("query"), slot.queryWidth());
    key = projection(scope.child("key"), slot.memoryWidth());
    value = projection(scope.child("value"), slot.memoryWidth());
    output = projection(scope.child("output"), width);
    scores = HeadScores.of(config.score(), config.heads(), width / config.heads(), scope);
    this.pooling = new Pooling(pooling, slot, config.heads(), scores.products(), scope);
  }

  private Linear projection(ParameterScope scope, int in) {
    return new Linear(scope, in, width, Initializers.xavierUniform());
  }

  @Override
  public Prepared prepare(Tape tape, Memory memory) {
    Packed states = memory.states(); // [N, D]
    return pooling.prepare(tape, keys(tape, states), value.apply(tape, states));
  }

  @Override
  public Prepared extend(Tape tape, Prepared prepared, Packed states) {
    return pooling.extend(
        tape, (KeysAndValues) prepared, keys(tape, states), value.apply(tape, states));
  }

  @Override
  public Prepared select(Tape tape, Prepared prepared, int[] sequences) {
    return ((KeysAndValues) prepared).select(tape, sequences);
  }

  @Override
  public AttentionOutput attend(
      Tape tape, Packed queries, Prepared prepared, Visibility visibility, Weights wanted) {
    Packed asked = scores.queries(tape, query.apply(tape, queries)); // [M, H · A]
    Packed keys = ((KeysAndValues) prepared).keys();
    Packed values = ((KeysAndValues) prepared).values();
    Pooling.Question question = new Pooling.Question(queries, visibility, wanted);
    AttentionOutput heads =
        scores
            .products()
            .map(dot ->
                pooling.apply(
                    tape, question, new Pooling.Products(asked, keys, values, dot.scale())))
            .orElseGet(
                () -> pooling.apply(tape, question, scores.compare(tape, asked, keys), values));
    return new AttentionOutput(output.apply(tape, heads.context()), heads.weights());
  }

  private Packed keys(Tape tape, Packed states) {
    return scores.keys(tape, key.apply(tape, states));
  }

  @Override
  public int contextWidth() {
    return width;
  }
}
