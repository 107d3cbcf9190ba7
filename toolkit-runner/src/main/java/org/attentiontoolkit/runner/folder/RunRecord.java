package org.attentiontoolkit.runner.folder;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run was, so that it can be trusted and repeated.
 *
 * @param experiment name of the experiment
 * @param run name of the run
 * @param start how it was started
 * @param outcome where it stands
 * @param facts what came to be known on the way
 */
public record RunRecord(
    String experiment, String run, Start start, Outcome outcome, RunFacts facts) {

  /**
   * How a run was started.
   *
   * @param time when
   * @param toolkit the toolkit's version
   * @param command the words of the command line
   * @param git the revision of the folder it was started in, when that is in a repository
   * @param toolkitGit the revision of the toolkit, when its folder is in a repository
   * @param plugins all that were loaded, in their order
   * @param machine where
   * @param seeds by purpose, in the order to show them
   */
  public record Start(
      Instant time,
      String toolkit,
      List<String> command,
      Optional<GitRevision> git,
      Optional<GitRevision> toolkitGit,
      List<PluginRecord> plugins,
      Machine machine,
      Map<String, Long> seeds) {}

  /**
   * Where a run stands.
   *
   * @param status running or how it ended
   * @param reason why, for a run that failed or was interrupted; else empty
   * @param ended when, unless it runs
   */
  public record Outcome(RunStatus status, String reason, Optional<Instant> ended) {
    /** A run that goes on. */
    public static Outcome running() {
      return new Outcome(RunStatus.RUNNING, "", Optional.empty());
    }
  }
}
