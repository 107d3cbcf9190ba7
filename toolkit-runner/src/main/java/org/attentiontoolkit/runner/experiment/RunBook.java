package org.attentiontoolkit.runner.experiment;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.tracking.Tracker;
import org.attentiontoolkit.runner.folder.EvaluationFiles;
import org.attentiontoolkit.runner.folder.EvaluationOrder;
import org.attentiontoolkit.runner.folder.EvaluationPaths;
import org.attentiontoolkit.runner.folder.MetricsLog;
import org.attentiontoolkit.runner.folder.Origin;
import org.attentiontoolkit.runner.folder.RunFacts.KeptModel;
import org.attentiontoolkit.runner.folder.RunFiles;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunJournal;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.report.AttentionPicture;
import org.attentiontoolkit.runner.report.Report;
import org.attentiontoolkit.runner.train.MetricValues;
import org.attentiontoolkit.tensor.ComputeInfo;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what a run does: to its folder first, then to the tracker. */
final class RunBook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunBook.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RunFolder folder;
  private final RunJournal journal;
  private final MetricsLog metrics;
  private final MetricsLog clock;
  private final Tracker tracker;
  private final List<String> evaluated = new ArrayList<>();
  private final List<Path> pictures = new ArrayList<>();

  RunBook(RunFolder folder, RunJournal journal, Tracker tracker) {
    this.folder = folder;
    this.journal = journal;
    this.metrics = MetricsLog.open(folder.metrics());
    this.clock = MetricsLog.open(folder.clock());
    this.tracker = tracker;
  }

  RunFolder folder() {
    return folder;
  }

  /** Does something and writes down how long it took. */
  <T> T timed(String phase, Supplier<T> work) {
    long begin = System.nanoTime();
    T result = work.get();
    journal.phase(phase, Duration.ofNanos(System.nanoTime() - begin));
    return result;
  }

  void engine(ComputeInfo info) {
    Map<String, String> engine = new LinkedHashMap<>();
    engine.put("kernels", info.kernels());
    engine.put("reason", info.reason());
    engine.put("threads", Integer.toString(info.threads()));
    engine.put("vector-bits", Integer.toString(info.vectorBits()));
    engine.put("openblas-version", info.openBlasVersion());
    engine.put("openblas-kernels", info.openBlasKernels());
    engine.put("backend", info.backend());
    info.warning().ifPresent(warning -> engine.put("warning", warning));
    journal.engine(engine);
  }

  void data(List<DataFact> data) {
    journal.data(data);
    noteChecksums();
  }

  void parameters(long count) {
    journal.parameters(count);
    tracker.parameters(Map.of("model.parameter-count", Long.toString(count)));
  }

  void origin(Origin origin) {
    journal.origin(origin);
  }

  void measured(long step, MetricValues measured) {
    Instant time = Instant.now();
    metrics.append(step, measured.metrics());
    clock.append(step, time, measured.clock());
    tracker.metrics(step, time, measured.all());
  }

  /** The scores of a set, measured at a step. */
  void scores(long step, Evaluation evaluation) {
    Map<String, Double> values = new LinkedHashMap<>();
    evaluation.scores().forEach(s -> values.put(evaluation.set() + "." + s.name(), s.value()));
    measured(step, new MetricValues(values, Map.of()));
  }

  /** An evaluation to keep: scores, predictions, attention. */
  void keep(Evaluation evaluation) {
    EvaluationFiles.write(folder.paths(evaluation.set()), evaluation);
    journal.scores(evaluation);
    evaluated.add(evaluation.set());
  }

  /** Pictures of what was looked at in the source, on the set that is shown first. */
  void draw(List<Evaluation> evaluations) {
    EvaluationOrder.shown(evaluated).stream()
        .limit(1)
        .flatMap(set -> evaluations.stream().filter(e -> e.set().equals(set)))
        .forEach(evaluation ->
            drawMaps(
                evaluation.maps().stream()
                    .filter(map -> map.slot() == AttentionMap.Slot.CROSS)
                    .toList()));
  }

  private void drawMaps(List<AttentionMap> maps) {
    try {
      pictures.addAll(AttentionPicture.writeAll(folder, maps));
    } catch (ToolkitException e) {
      LOG.warn("The pictures of attention were not drawn: {}", e.getMessage());
    }
  }

  /** The model that the run ends with, as far as is known; its file is written. */
  void model(KeptModel model) {
    journal.kept(model);
  }

  /**
   * The run ends as planned or by the user: its page is written, then its record says so,
   * everything is sent, and the tracker is told.
   */
  void end(RunStatus status, String reason) {
    close();
    noteChecksums();
    RunRecord ended = journal.ended(status, reason);
    Report.write(folder, ended);
    journal.end(ended);
    send();
    tracker.finish(
        status == RunStatus.INTERRUPTED ? Tracker.Status.INTERRUPTED : Tracker.Status.FINISHED,
        PATIENCE);
  }

  /** The run failed: its record says so before anything else is tried. */
  void fail(String reason) {
    try {
      journal.end(journal.ended(RunStatus.FAILED, reason));
      close();
      noteChecksums();
      Report.write(folder, journal.record());
      send();
    } finally {
      tracker.finish(Tracker.Status.FAILED, PATIENCE);
    }
  }

  /** Writes down what predictions are made with, so that whoever reads the run can tell. */
  private void noteChecksums() {
    journal.sha256(RunFiles.sha256(folder));
  }

  /** Sends all files a person looks at: not the parameters, not what only the task reads. */
  private void send() {
    List<Path> files =
        new ArrayList<>(
            List.of(
                folder.config(),
                folder.record(),
                folder.metrics(),
                folder.clock(),
                folder.report()));
    files.add(folder.log());
    for (String set : evaluated) {
      EvaluationPaths paths = folder.paths(set);
      files.addAll(List.of(paths.scores(), paths.predictions(), paths.outputs()));
    }
    files.addAll(pictures);
    for (Path file : files) {
      if (Files.exists(file)) {
        String path = folder.path().relativize(file).toString();
        tracker.artifact(file, path.replace(File.separatorChar, '/'));
      }
    }
  }

  @Override
  public void close() {
    try (clock) {
      metrics.close();
    }
  }
}
