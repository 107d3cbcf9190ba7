package org.attentiontoolkit.api.task;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Data that a model is evaluated on, such as {@code valid}, {@code test} or {@code
 * mnli-mismatched}.
 *
 * @param name as a file of an experiment has it: files and measurements of a run are named after it
 * @param scores the names of its scores, in the order to show them; none where it is not known what
 *     would have been right, so that there are predictions only
 */
public record EvaluationSet(String name, List<String> scores) {
  /** What the data to learn from are called; no evaluation set has this name. */
  public static final String TRAIN = "train";

  /** What the set is usually called by which models are chosen. */
  public static final String VALID = "valid";

  /** What the set is usually called that is looked at once, at the end. */
  public static final String TEST = "test";

  private static final int LONGEST = 64;
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9][a-z0-9_-]{0," + (LONGEST - 1) + "}");

  /** Checks the name. */
  public EvaluationSet {
    requireName(name);
    scores = List.copyOf(scores);
  }

  /**
   * Checks a name: it becomes the name of files, on every system.
   *
   * @throws IllegalArgumentException when a set cannot have it
   */
  public static void requireName(String name) {
    if (name.equals(TRAIN)) {
      throw new IllegalArgumentException(
          "an evaluation set cannot be named train: those are the data to learn from");
    }
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "an evaluation set is named with small letters, digits, hyphens and underscores, %d at"
                  .formatted(LONGEST)
              + " most, a letter or digit first, such as test2016 or mnli-mismatched");
    }
  }
}
