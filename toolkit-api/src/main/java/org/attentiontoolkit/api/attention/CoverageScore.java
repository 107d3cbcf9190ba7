package org.attentiontoolkit.api.attention;

import java.util.Optional;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * A score that can also see how much each key was looked at before: Tu et al., "Modeling coverage
 * for neural machine translation", ACL 2016, section 3. It declares what it needs for that if
 * {@link ScoreSlot#coverage} asks for it.
 */
public interface CoverageScore extends Score {
  /**
   * A score for every pair, as {@link #compare(Tape, Packed, Packed)}.
   *
   * @param past what the query's sequence has looked at in the steps before, for every pair of the
   *     same layout
   */
  Pairs compare(Tape tape, Packed queries, Packed keys, PastLooks past);

  /**
   * What it keeps of each pair for the next look beside the sum of the weights: by default nothing.
   *
   * @param queries of the last look, as the attention got them: {@code [M, Q]}
   * @param states of the memory, {@code [N, D]}
   * @param past what was looked at before it; nothing before the first
   * @param weights of the look, of P pairs
   * @return {@code [P, C]}
   */
  default Optional<Tensor> keep(
      Tape tape, Packed queries, Packed states, Optional<PastLooks> past, Pairs weights) {
    return Optional.empty();
  }
}
