package org.attentiontoolkit.models.attention;

import java.util.Optional;
import java.util.function.Supplier;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionOutput;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.DotProductScore;
import org.attentiontoolkit.api.attention.HeadMixing;
import org.attentiontoolkit.api.attention.KeysAndValues;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.Pooling;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * H attentions side by side, each on its own projection of query, key and value; their contexts are
 * put together and projected once more.
 *
 * <p>Vaswani et al., "Attention is all you need", NeurIPS 2017, section 3.2.2, there with scaled
 * dot products; here with any score. Fewer heads of keys and values: Ainslie et al., "GQA", EMNLP
 * 2023. Gated contexts, {@code context · sigmoid(W q + b)}: Qiu et al., "Gated attention for large
 * language models", NeurIPS 2025, there after the scaled dot products, value by value.
 */
public final class MultiHeadAttention implements Attention {
  private final int width;
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final Linear output;
  private final Optional<Linear> gate;
  private final Optional<HeadNorm> norm;
  private final Optional<PersistentMemory> persistent;
  private final HeadScores scores;
  private final int keyHeads;
  private final Pooling pooling;

  /**
   * An attention for a slot; declares its parameters.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if the heads do not divide the
   *     width, or an option does not go with the score
   */
  public MultiHeadAttention(
      MultiHeadConfig config, Pooling.Config pooling, AttentionSlot slot, ParameterScope scope) {
    int heads = config.heads();
    width = config.widthFor(slot);
    keyHeads = config.keyValueHeads().orElse(heads);
    int keyWidth = width / heads * keyHeads;
    query = projection(scope.child("query"), slot.queryWidth(), width);
    key = projection(scope.child("key"), slot.memoryWidth(), keyWidth);
    value = projection(scope.child("value"), slot.memoryWidth(), keyWidth);
    output = projection(scope.child("output"), width, width);
    gate = when(config.gated(), () -> projection(scope.child("gate"), slot.queryWidth(), width));
    scores = HeadScores.of(config.score(), heads, width / heads, scope);
    config.requireFitting(scores);
    double scale = scores.products().map(DotProductScore::scale).orElse(1.0);
    norm =
        when(
            config.normaliseQueriesAndKeys(),
            () -> new HeadNorm(scope.child("norm"), heads, config.normalisedScale() / scale));
    persistent =
        when(
            config.persistent() > 0,
            () -> new PersistentMemory(scope.child("persistent"), config.persistent(), keyWidth));
    Optional<HeadMixing> mixing =
        when(config.talkingHeads(), () -> new TalkingHeads(scope.child("talking"), heads));
    this.pooling =
        new Pooling(
            pooling,
            slot,
            new Pooling.Heads(heads, keyHeads, scores.products(), mixing, config.persistent()),
            scope);
  }

  private static Linear projection(ParameterScope scope, int in, int out) {
    return new Linear(scope, in, out, Initializers.xavierUniform());
  }

  private static <T> Optional<T> when(boolean wanted, Supplier<? extends T> part) {
    return wanted ? Optional.of(part.get()) : Optional.empty();
  }

  @Override
  public Prepared prepare(Tape tape, Memory memory) {
    Packed states = memory.states(); // [N, D]
    KeysAndValues own = pooling.prepare(tape, keys(tape, states), value.apply(tape, states));
    return persistent
        .map(learned -> learned.before(tape, own, rows -> compared(tape, rows)))
        .orElse(own);
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
    Packed projected = query.apply(tape, queries);
    Packed asked =
        scores.queries(
            tape, norm.map(n -> n.queries(tape, projected)).orElse(projected)); // [M, H · A]
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
    Tensor contexts =
        gate.map(map -> gated(tape, heads.context(), map.apply(tape, queries.values())))
            .orElse(heads.context());
    return new AttentionOutput(output.apply(tape, contexts), heads.weights());
  }

  private static Tensor gated(Tape tape, Tensor contexts, Tensor gates) {
    return Pointwise.multiply(tape, contexts, Pointwise.sigmoid(tape, gates));
  }

  private Packed keys(Tape tape, Packed states) {
    return compared(tape, key.apply(tape, states));
  }

  private Packed compared(Tape tape, Packed projected) {
    return scores.keys(
        tape, norm.isPresent() ? HeadNorm.keys(tape, projected, keyHeads) : projected);
  }

  @Override
  public int contextWidth() {
    return width;
  }
}
