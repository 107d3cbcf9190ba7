package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.runner.experiment.TrainedRun;

/** Runs whose models write together with that of a first one. */
final class LoadedRuns implements AutoCloseable {
  private final List<TrainedRun> runs = new ArrayList<>();

  private LoadedRuns() {}

  /** Brings the models back; all of them or none. */
  static LoadedRuns beside(TrainedRun first, List<Path> folders, WritingOptions options) {
    LoadedRuns loaded = new LoadedRuns();
    try {
      folders.forEach(folder -> loaded.runs.add(options.load(folder, first)));
      return loaded;
    } catch (RuntimeException e) {
      loaded.close();
      throw e;
    }
  }

  List<Ensemble.Member> members() {
    return runs.stream().map(TrainedRun::member).toList();
  }

  @Override
  public void close() {
    runs.forEach(TrainedRun::close);
  }
}
