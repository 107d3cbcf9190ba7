package org.attentiontoolkit.api.plugin;

/** The version of the contracts. */
public final class ToolkitApi {
  /**
   * Raised when plugins must be built anew. A compile-time constant: a plugin's class keeps the
   * value it was built with.
   */
  public static final int VERSION = 2;

  private ToolkitApi() {}
}
