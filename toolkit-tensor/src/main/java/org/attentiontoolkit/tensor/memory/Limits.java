package org.attentiontoolkit.tensor.memory;

import org.attentiontoolkit.tensor.error.Problem;

/** How many there can be of what is counted by an {@code int}. */
public final class Limits {
  private Limits() {}

  /**
   * A number of things in a batch as an {@code int}.
   *
   * @param what they are
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if there are too many
   */
  public static int count(String what, long number) {
    if (number > Integer.MAX_VALUE) {
      throw Problem.failure(
              "tensor.too-large",
              "a batch has %,d %s; there can be %,d".formatted(number, what, Integer.MAX_VALUE))
          .hint("make batches smaller or sequences shorter")
          .exception();
    }
    return (int) number;
  }
}
