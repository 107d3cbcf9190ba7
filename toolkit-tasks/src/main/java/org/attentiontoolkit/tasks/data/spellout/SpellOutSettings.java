package org.attentiontoolkit.tasks.data.spellout;

import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.task.EvaluationSet;

/**
 * What is spelled out.
 *
 * @param source BCP 47 tag of the source language, for example {@code en} or {@code fr-BE}
 * @param target BCP 47 tag of the target language
 * @param seed of what is drawn; the same seed gives the same pairs whatever the run's seed
 * @param sizes how many pairs each set has
 * @param items what the sentences are made of
 */
public record SpellOutSettings(String source, String target, long seed, Sizes sizes, Items items) {

  /**
   * How many pairs each set has.
   *
   * @param train pairs to learn from
   * @param valid pairs to watch
   * @param test pairs to score
   */
  public record Sizes(
      @Within("[1, 10000000]") int train,
      @Within("[1, 10000000]") int valid,
      @Within("[1, 10000000]") int test) {
    int of(String set) {
      return switch (set) {
        case EvaluationSet.TRAIN -> train;
        case EvaluationSet.VALID -> valid;
        case EvaluationSet.TEST -> test;
        default -> throw new IllegalArgumentException("no evaluation set named " + set);
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
   * @param firstYear first year of the dates
   * @param lastYear last year of the dates
   */
  public record Items(
      @Within("[1,)") int min,
      @Within("[1,)") int max,
      @Within("[1, 999999999999]") long largest,
      @Within("[0, 1]") double dateShare,
      @Within("[1, 9999]") int firstYear,
      @Within("[1, 9999]") int lastYear) {
    /** Checks what goes together. */
    public Items {
      if (max < min) {
        throw new IllegalArgumentException(
            "max is " + max + " items a sentence, but min is " + min);
      }
      if (lastYear < firstYear) {
        throw new IllegalArgumentException(
            "last-year is " + lastYear + ", but first-year is " + firstYear);
      }
    }
  }
}
