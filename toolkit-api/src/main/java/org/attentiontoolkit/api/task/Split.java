package org.attentiontoolkit.api.task;

import java.util.Locale;

/** A part of the data. */
public enum Split {
  /** Learned from. */
  TRAIN,
  /** Looked at while training, to choose. */
  VALID,
  /** Looked at once. */
  TEST;

  /** Its name in files and metrics. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
