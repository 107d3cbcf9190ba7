package org.attentiontoolkit.tensor.optim.schedule;

/**
 * The same rate always.
 *
 * @param rate η
 */
public record Constant(double rate) implements Schedule {
  @Override
  public double rate(long step) {
    return rate;
  }
}
