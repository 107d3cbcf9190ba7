package org.attentiontoolkit.tensor.kernel.simd.vector;

import org.attentiontoolkit.tensor.parallel.Workers;

/** Runs loops over bands of rows whose results do not depend on one another. */
public final class Bands {
  private Bands() {}

  /** Works on rows {@code from} (inclusive) to {@code to} (exclusive). */
  @FunctionalInterface
  public interface Body {
    /** Works on the rows of one band. */
    void run(int from, int to);
  }

  /** Works on all rows of so many columns, in bands. */
  public static void run(Workers workers, int rows, int columns, Body body) {
    run(workers, rows, columns, 1, body);
  }

  /** The same with bands that begin at multiples of {@code multiple}. */
  public static void run(Workers workers, int rows, int columns, int multiple, Body body) {
    int fitting = Math.max(1, Spans.CHUNK / Math.max(1, columns));
    int band = Math.ceilDiv(fitting, multiple) * multiple;
    workers.run(Math.ceilDiv(rows, band), i -> body.run(i * band, Math.min(rows, (i + 1) * band)));
  }
}
