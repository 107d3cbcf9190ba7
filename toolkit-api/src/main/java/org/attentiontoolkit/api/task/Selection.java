package org.attentiontoolkit.api.task;

/**
 * What says which of two models is better.
 *
 * @param set the evaluation set's name
 * @param score the name of its score
 */
public record Selection(String set, String score) {
  /** Such as {@code valid/bleu}. */
  @Override
  public String toString() {
    return set + "/" + score;
  }
}
