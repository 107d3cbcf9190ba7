package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tape;
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
   * @param coverage for every pair of the same layout, the sum of the weights that the query's
   *     sequence gave to the key in the steps before
   */
  Pairs compare(Tape tape, Packed queries, Packed keys, Pairs coverage);
}
