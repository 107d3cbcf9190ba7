package org.attentiontoolkit.api.task;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.statistics.ConfidenceInterval;

/**
 * A score by something.
 *
 * @param score such as {@code bleu}
 * @param by such as {@code source length}
 * @param groups in order
 */
public record Breakdown(String score, String by, List<Group> groups) {
  /**
   * One group.
   *
   * @param label such as {@code 11–20}
   * @param examples how many examples are in it
   * @param value their score
   * @param interval where it lies with a confidence of 95 %, if that was computed
   */
  public record Group(
      String label, int examples, double value, Optional<ConfidenceInterval> interval) {
    /** A group without an interval. */
    public Group(String label, int examples, double value) {
      this(label, examples, value, Optional.empty());
    }
  }
}
