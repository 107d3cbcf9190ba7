package org.attentiontoolkit.api.task;

/** Examples that are computed together. */
public interface Batch {
  /** How many examples: B. */
  int size();

  /** How many tokens are read and predicted, all real ones: what speed is counted in. */
  int tokens();
}
