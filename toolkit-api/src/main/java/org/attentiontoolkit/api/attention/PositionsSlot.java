package org.attentiontoolkit.api.attention;

import java.util.Optional;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Where positions are put.
 *
 * @param role what the attention is for there
 * @param heads H, of queries and scores
 * @param products the score of a head, where that is a dot product
 */
public record PositionsSlot(SlotRole role, int heads, Optional<DotProductScore> products) {
  /**
   * Checks that queries and keys stand in one sequence, so that there is a distance between them.
   *
   * @param name of the positions
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if the memory is another sequence
   */
  public void requireOneSequence(String name) {
    if (role == SlotRole.CROSS || role == SlotRole.DECODER) {
      throw Problem.input(
              "attention.positions",
              "positions '"
                  + name
                  + "' are distances within one sequence, but here a decoder looks at another one,"
                  + " the source")
          .hint(
              "use 'none' here; '"
                  + name
                  + "' serves where states look at themselves, as encoder.attention and"
                  + " decoder.self-attention of a Transformer")
          .exception();
    }
  }

  /**
   * Checks that scores are dot products.
   *
   * @param name of the positions
   * @return the score
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if they are not
   */
  public DotProductScore requireProducts(String name) {
    return products.orElseThrow(() ->
        Problem.input(
                "attention.positions",
                "positions '" + name + "' belong to scores that are dot products; this is none")
            .hint("use a score such as 'scaled-dot' or 'general', or positions 'alibi' or 't5'")
            .exception());
  }
}
