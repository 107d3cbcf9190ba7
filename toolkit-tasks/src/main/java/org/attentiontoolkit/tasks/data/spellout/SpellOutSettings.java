package org.attentiontoolkit.tasks.data.spellout;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.api.task.Split;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * What is spelled out.
 *
 * @param source BCP 47 tag of the source language, for example {@code en} or {@code fr-BE}
 * @param target BCP 47 tag of the target language
 * @param seed of what is drawn; the same seed gives the same pairs whatever the run's seed
 * @param sizes how many pairs each split has
 * @param items what the sentences are made of
 */
public record SpellOutSettings(String source, String target, long seed, Sizes sizes, Items items) {

  /**
   * How many pairs each split has.
   *
   * @param train pairs to learn from
   * @param valid pairs to watch
   * @param test pairs to score
   */
  public record Sizes(int train, int valid, int test) {
    int of(Split split) {
      return switch (split) {
        case TRAIN -> train;
        case VALID -> valid;
        case TEST -> test;
      };
    }
  }

  /**
   * What the sentences are made of: lists of numbers and dates.
   *
   * @param min fewest items in a sentence
   * @param max most items in a sentence
   * @param largest the largest number; sizes are drawn by their count of digits
   * @param dateShare how many of the items are dates, 0 … 1
   * @param firstYear first year of the dates, at least 1
   * @param lastYear last year of the dates, at most 9999
   */
  public record Items(
      int min, int max, long largest, double dateShare, int firstYear, int lastYear) {}

  /** Checks all numbers and tells everything that is wrong with them. */
  public SpellOutSettings {
    List<Problem> problems = new ArrayList<>();
    for (Split split : Split.values()) {
      if (sizes.of(split) < 1) {
        problems.add(wrong(split.key() + " must be at least 1, but is " + sizes.of(split) + "."));
      }
    }
    if (items.min() < 1 || items.max() < items.min()) {
      problems.add(
          wrong("A sentence of %d to %d items cannot be.".formatted(items.min(), items.max())));
    }
    if (items.largest() < 1 || items.largest() > 999_999_999_999L) {
      problems.add(wrong("The largest number must be 1 to 999999999999."));
    }
    if (!(items.dateShare() >= 0 && items.dateShare() <= 1)) {
      problems.add(wrong("The share of dates must be 0 to 1, but is " + items.dateShare() + "."));
    }
    if (items.firstYear() < 1 || items.lastYear() > 9999 || items.lastYear() < items.firstYear()) {
      problems.add(
          wrong(
              "Years must lie in 1 to 9999, first to last, but are %d to %d."
                  .formatted(items.firstYear(), items.lastYear())));
    }
    if (!problems.isEmpty()) {
      throw new ToolkitException(problems);
    }
  }

  private static Problem wrong(String sentence) {
    return Problem.input("spell-out.settings", sentence);
  }
}
