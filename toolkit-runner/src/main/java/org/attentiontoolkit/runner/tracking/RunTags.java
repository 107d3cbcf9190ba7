package org.attentiontoolkit.runner.tracking;

/** Tags of a run that every tracker understands; other names go through as they are. */
public final class RunTags {
  /** The configuration file the run was started with. */
  public static final String SOURCE = "source";

  /** The revision of the repository it was started in. */
  public static final String GIT_COMMIT = "git.commit";

  /** Who started it. */
  public static final String USER = "user";

  /** What its author says about it, Markdown. */
  public static final String NOTE = "note";

  private RunTags() {}
}
