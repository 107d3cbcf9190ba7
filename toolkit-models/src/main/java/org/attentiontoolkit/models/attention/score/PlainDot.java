package org.attentiontoolkit.models.attention.score;

import org.attentiontoolkit.api.attention.DotProductScore;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * The dot product of queries and keys as they are: it has no parameters, so that one serves any
 * number of heads.
 */
public interface PlainDot extends DotProductScore {
  /**
   * Checks that queries and keys are equally wide.
   *
   * @param name of the attention
   */
  static void requireEqualWidths(String name, ScoreSlot slot) {
    if (slot.queryWidth() != slot.keyWidth()) {
      throw Problem.input(
              "attention.widths-differ",
              name
                  + " attention multiplies queries with states, but queries are Q = "
                  + slot.queryWidth()
                  + " wide and states D = "
                  + slot.keyWidth())
          .hint("make them equal, or use 'general', which has a matrix between the two")
          .exception();
    }
  }
}
