package org.attentiontoolkit.api.task;

import java.util.List;

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
   */
  public record Group(String label, int examples, double value) {}
}
