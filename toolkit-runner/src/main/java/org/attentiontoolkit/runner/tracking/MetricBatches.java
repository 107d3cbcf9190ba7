package org.attentiontoolkit.runner.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Cuts a list into requests that MLflow takes: at most 1000 items and a million bytes each, 100 if
 * they are parameters.
 */
final class MetricBatches {
  static final int METRICS = 1000;
  static final int PARAMETERS = 100;

  /** Below the server's 1e6, for what is around the items. */
  private static final int MOST_BYTES = 900_000;

  private MetricBatches() {}

  /**
   * Cuts.
   *
   * @param most how many items a request may have
   * @param bytes how large an item is
   */
  static <T> List<List<T>> of(List<T> items, int most, ToIntFunction<T> bytes) {
    List<List<T>> batches = new ArrayList<>();
    List<T> batch = new ArrayList<>();
    long size = 0;
    for (T item : items) {
      int more = bytes.applyAsInt(item);
      if (!batch.isEmpty() && (batch.size() == most || size + more > MOST_BYTES)) {
        batches.add(batch);
        batch = new ArrayList<>();
        size = 0;
      }
      batch.add(item);
      size += more;
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }
}
