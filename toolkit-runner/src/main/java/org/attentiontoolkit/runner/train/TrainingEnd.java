package org.attentiontoolkit.runner.train;

/** Why training ended. */
public enum TrainingEnd {
  /** All epochs or updates are done. */
  DONE("done"),
  /** No progress for too many evaluations. */
  NO_PROGRESS("no more progress"),
  /** The user asked for it. */
  INTERRUPTED("interrupted");

  private final String words;

  TrainingEnd(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
