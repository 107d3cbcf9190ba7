package org.attentiontoolkit.models.attention;

import org.attentiontoolkit.tensor.error.Problem;

/** Checks of widths, with the words users read. */
final class Widths {
  private Widths() {}

  /** Queries and keys that are multiplied with each other must be equally wide. */
  static void equal(String attention, int queryWidth, int memoryWidth) {
    if (queryWidth != memoryWidth) {
      throw Problem.input(
              "attention.widths-differ",
              attention
                  + " attention multiplies queries with states, but queries are Q = "
                  + queryWidth
                  + " wide and states D = "
                  + memoryWidth)
          .hint("make them equal, or use 'general', which has a matrix between the two")
          .exception();
    }
  }
}
