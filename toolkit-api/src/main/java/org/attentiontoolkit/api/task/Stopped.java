package org.attentiontoolkit.api.task;

/** Work was given up because the user {@linkplain Stop wanted it}: no failure, so no trace. */
public final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  Stopped() {
    super("stopped by the user", null, false, false);
  }
}
