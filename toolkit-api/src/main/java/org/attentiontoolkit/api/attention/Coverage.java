package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.error.Problem;

/** Where scores can see what was looked at before, and why not elsewhere. */
final class Coverage {
  private static final String ID = "attention.coverage";

  private Coverage() {}

  /**
   * The score that sees it.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if the slot has no steps before
   *     others, or the score can't
   */
  static CoverageScore of(Score score, SlotRole role) {
    if (role != SlotRole.DECODER) {
      throw Problem.input(
              ID,
              "coverage sums what the steps before have looked at, but here all positions are"
                  + " computed at once: none comes before another")
          .hint("use model.decoder.type = recurrent, or leave 'coverage' out here")
          .exception();
    }
    if (!(score instanceof CoverageScore covering)) {
      throw noSingleScore();
    }
    return covering;
  }

  static RuntimeException noSingleScore() {
    return Problem.input(
            ID, "coverage goes into a score that takes it, in an attention of one head; this isn't")
        .hint("use attention.type = additive, or leave 'coverage' out")
        .exception();
  }
}
