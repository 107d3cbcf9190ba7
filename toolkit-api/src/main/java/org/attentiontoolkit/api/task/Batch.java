package org.attentiontoolkit.api.task;

import java.util.Map;

/** Examples that are computed together. */
public interface Batch {
  /** How many examples: B. */
  int size();

  /** How many tokens are read and predicted, all real ones: what speed is counted in. */
  int tokens();

  /**
   * Over how many predictions each part of the {@linkplain TaskModel#loss loss} is a sum, by its
   * name. It is known before the loss is computed, so that the batches of a step can be divided by
   * the count of them all.
   */
  Map<String, Long> predictions();
}
