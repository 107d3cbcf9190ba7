package org.attentiontoolkit.runner.experiment;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.config.Reading;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.tracking.Tracker;
import org.attentiontoolkit.runner.folder.GitRevision;
import org.attentiontoolkit.runner.folder.Machine;
import org.attentiontoolkit.runner.folder.PluginRecord;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunJournal;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.runner.tracking.RunTags;
import org.attentiontoolkit.runner.tracking.Trackers;
import org.attentiontoolkit.tensor.file.WholeFile;

/** The first that is written down of a run. */
final class RunStart {
  private RunStart() {}

  /** Makes the folder of a run: from here on everything is written down. */
  static RunBook open(
      Request request,
      Session session,
      Reading<ExperimentSettings> settings,
      Components components) {
    Identity identity = settings.value().experiment();
    RunFolder folder = RunFolder.create(request.runs(), identity.name(), request.name());
    session.logs().writeTo(folder.log());
    WholeFile.write(folder.config(), settings.text());
    List<PluginRecord> plugins = components.plugins().stream().map(PluginRecord::of).toList();
    RunRecord.Start start =
        now(session, request.command(), plugins, Map.of("experiment", identity.seed()));
    Tracker tracker = settings.value().tracking().orElseGet(Trackers::none);
    RunBook book = new RunBook(folder, RunJournal.begin(folder, start), tracker);
    tracker.start(identity.name(), folder.run(), tags(request.file(), start.git()));
    tracker.parameters(settings.flat());
    return book;
  }

  /** How what begins now was started. */
  static RunRecord.Start now(
      Session session, List<String> command, List<PluginRecord> plugins, Map<String, Long> seeds) {
    return new RunRecord.Start(
        Instant.now(),
        session.version(),
        command,
        GitRevision.of(Path.of("").toAbsolutePath()),
        GitRevision.of(session.home().toAbsolutePath()),
        plugins,
        Machine.here(),
        seeds);
  }

  private static Map<String, String> tags(Path file, Optional<GitRevision> git) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(RunTags.SOURCE, file.toString());
    tags.put(RunTags.USER, System.getProperty("user.name", ""));
    git.ifPresent(g -> tags.put(RunTags.GIT_COMMIT, g.revision()));
    return tags;
  }
}
