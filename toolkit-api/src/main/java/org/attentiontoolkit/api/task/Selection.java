package org.attentiontoolkit.api.task;

import java.util.List;
import java.util.Optional;

/**
 * What says which of two models is better.
 *
 * @param set the evaluation set's name
 * @param score the name of its score
 */
public record Selection(String set, String score) {
  /** The one of some evaluations that says it, if it is among them. */
  public Optional<Evaluation> among(List<Evaluation> evaluations) {
    return evaluations.stream().filter(e -> e.set().equals(set)).findFirst();
  }

  /** Such as {@code valid/bleu}. */
  @Override
  public String toString() {
    return set + "/" + score;
  }
}
