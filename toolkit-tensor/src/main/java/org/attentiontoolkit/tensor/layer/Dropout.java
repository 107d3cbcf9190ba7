package org.attentiontoolkit.tensor.layer;

import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Places;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.RandomDropout;
import org.attentiontoolkit.tensor.op.SharedRows;

/**
 * Dropout in one place of a model (Srivastava et al., JMLR 2014): see {@link RandomDropout}. It has
 * no parameters; its draws are named by its place.
 */
public final class Dropout {
  private final double probability;
  private final String place;

  /**
   * Dropout.
   *
   * @param place where it is: what is dropped elsewhere is drawn apart
   * @param probability with which a value is dropped in training
   */
  public Dropout(ParameterScope place, double probability) {
    this.place = place.name();
    this.probability = probability;
  }

  /**
   * Of rows.
   *
   * @param x {@code [N, D]}
   * @param places what the N rows stand for
   */
  public Tensor apply(Tape tape, Tensor x, Places places) {
    return RandomDropout.apply(tape, x, probability, places, place);
  }

  /** Of rows of which many are equal, after which no two are. */
  public SharedRows apply(Tape tape, SharedRows x, Places places) {
    return x.dropout(tape, probability, places, place);
  }

  /** Of attention weights. */
  public Pairs apply(Tape tape, Pairs weights) {
    return RandomDropout.apply(tape, weights, probability, place);
  }

  /** With what probability a value is dropped. */
  public double probability() {
    return probability;
  }

  /** Where it is. */
  public String place() {
    return place;
  }
}
