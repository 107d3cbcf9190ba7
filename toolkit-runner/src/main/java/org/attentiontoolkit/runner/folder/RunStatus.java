package org.attentiontoolkit.runner.folder;

import java.util.Locale;

/** Where a run stands. */
public enum RunStatus {
  /** It goes on, or was killed before it could say otherwise. */
  RUNNING,
  /** It ended as planned. */
  FINISHED,
  /** It ended with an error. */
  FAILED,
  /** The user ended it. */
  INTERRUPTED;

  /** Its name in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
