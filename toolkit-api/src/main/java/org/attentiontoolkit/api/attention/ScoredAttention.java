package org.attentiontoolkit.api.attention;

import java.util.Optional;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * A score made an attention, of one head: the context is the weighted sum of the memory's states.
 */
public final class ScoredAttention implements CoverageAttention {
  private final Score score;
  private final Optional<CoverageScore> covering;
  private final Pooling pooling;
  private final int contextWidth;

  /**
   * An attention for a slot.
   *
   * @param factory makes the score
   * @param config the rest
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if there can't be the coverage that
   *     the settings ask for
   */
  public ScoredAttention(
      ScoreFactory factory, Pooling.Config config, AttentionSlot slot, ParameterScope scope) {
    score =
        factory.create(
            new ScoreSlot(slot.queryWidth(), slot.memoryWidth(), config.coverage()), scope);
    covering = config.coverage() ? Optional.of(Coverage.of(score, slot.role())) : Optional.empty();
    Optional<DotProductScore> products =
        score instanceof DotProductScore dot ? Optional.of(dot) : Optional.empty();
    pooling = new Pooling(config.withoutCoverage(), slot, Pooling.Heads.of(1, products), scope);
    contextWidth = slot.memoryWidth();
  }

  @Override
  public Prepared prepare(Tape tape, Memory memory) {
    Packed states = memory.states(); // [N, D]
    return pooling.prepare(tape, score.keys(tape, states), states);
  }

  @Override
  public Prepared extend(Tape tape, Prepared prepared, Packed states) {
    return pooling.extend(tape, (KeysAndValues) prepared, score.keys(tape, states), states);
  }

  @Override
  public Prepared select(Tape tape, Prepared prepared, int[] sequences) {
    return ((KeysAndValues) prepared).select(tape, sequences);
  }

  @Override
  public AttentionOutput attend(
      Tape tape, Packed queries, Prepared prepared, Visibility visibility, Weights weights) {
    Packed asked = score.queries(tape, queries);
    Packed keys = ((KeysAndValues) prepared).keys();
    Packed values = ((KeysAndValues) prepared).values();
    Pooling.Question question = new Pooling.Question(queries, visibility, weights);
    if (score instanceof DotProductScore dot) {
      return pooling.apply(tape, question, new Pooling.Products(asked, keys, values, dot.scale()));
    }
    return pooling.apply(tape, question, score.compare(tape, asked, keys), values);
  }

  @Override
  public boolean covers() {
    return covering.isPresent();
  }

  @Override
  public AttentionOutput attend(Tape tape, Packed queries, Prepared prepared, PastLooks past) {
    KeysAndValues memory = (KeysAndValues) prepared;
    Pairs scores =
        covering.orElseThrow().compare(tape, score.queries(tape, queries), memory.keys(), past);
    Pooling.Question question = new Pooling.Question(queries, Visibility.FULL, Weights.WANTED);
    return pooling.apply(tape, question, scores, memory.values());
  }

  @Override
  public PastLooks after(
      Tape tape, Packed queries, Prepared prepared, Optional<PastLooks> past, Pairs weights) {
    Packed states = ((KeysAndValues) prepared).values();
    Optional<Tensor> kept = covering.orElseThrow().keep(tape, queries, states, past, weights);
    return past.map(before -> before.and(tape, weights, kept))
        .orElseGet(() -> new PastLooks(weights, kept));
  }

  @Override
  public int contextWidth() {
    return contextWidth;
  }
}
