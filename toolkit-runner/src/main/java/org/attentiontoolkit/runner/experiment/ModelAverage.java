package org.attentiontoolkit.runner.experiment;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attentiontoolkit.runner.folder.Checkpoint;
import org.attentiontoolkit.runner.folder.CheckpointFolder;
import org.attentiontoolkit.runner.folder.Origin;
import org.attentiontoolkit.runner.folder.RunFacts.KeptModel;
import org.attentiontoolkit.runner.folder.RunFiles;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunJournal;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.report.Report;
import org.attentiontoolkit.runner.screen.ErrorText;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.FileTrouble;
import org.attentiontoolkit.tensor.io.SafeTensors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run whose parameters are the mean of those of several evaluations of another run (Vaswani et
 * al., NeurIPS 2017, section 6.1). It has the other's configuration and vocabularies, and no scores
 * yet.
 */
public final class ModelAverage {
  private static final Logger LOG = LoggerFactory.getLogger(ModelAverage.class);

  private final RunFolder from;
  private final RunRecord record;
  private final List<Checkpoint> models;

  private ModelAverage(RunFolder from, RunRecord record, List<Checkpoint> models) {
    this.from = from;
    this.record = record;
    this.models = models;
  }

  /**
   * Makes the mean.
   *
   * @param run the folder of the run that kept the models
   * @param which of them
   * @param to the folder of the new run; without it, beside the other and named after it
   * @param session what surrounds it
   * @param command the words of the command line
   * @return the new run
   * @throws ToolkitException when the run did not keep those models, when a file has changed, when
   *     the new folder is there already or cannot be written
   */
  public static RunFolder make(
      Path run, ModelChoice which, Optional<Path> to, Session session, List<String> command) {
    RunFolder from = RunFolder.open(run);
    TrainedRun.requireModel(from);
    RunRecord record = from.readRecord();
    RunFiles.requireUnchanged(from, record);
    List<Checkpoint> models = which.of(from.checkpoints());
    Path target = to.orElseGet(() -> from.path().resolveSibling(from.run() + which.suffix()));
    ModelAverage average = new ModelAverage(from, record, models);
    return average.write(RunFolder.createAt(target, from.experiment()), session, command);
  }

  private RunFolder write(RunFolder folder, Session session, List<String> command) {
    RunRecord.Start start =
        RunStart.now(session, command, record.start().plugins(), record.start().seeds());
    RunJournal journal = RunJournal.begin(folder, start);
    try {
      copy(from.config(), folder.config());
      copyTask(folder);
      CheckpointFolder checkpoints = from.checkpoints();
      Checkpoint last = models.getLast();
      SafeTensors.writeMean(
          folder.model(),
          models.stream().map(checkpoints::file).toList(),
          Map.of("step", Long.toString(last.step())));
      journal.data(record.facts().data());
      journal.parameters(record.facts().parameters());
      journal.origin(origin(checkpoints));
      journal.kept(new KeptModel(last.step(), last.epoch(), words()));
      journal.sha256(RunFiles.sha256(folder));
      RunRecord ended = journal.ended(RunStatus.FINISHED, "");
      Report.write(folder, ended);
      journal.end(ended);
      LOG.info("average: {}", words());
      return folder;
    } catch (RuntimeException | Error e) {
      fail(journal, e);
      throw e;
    }
  }

  private static void fail(RunJournal journal, Throwable thrown) {
    String reason = ErrorText.problems(thrown).problems().getFirst().toString();
    try {
      journal.end(journal.ended(RunStatus.FAILED, reason));
    } catch (ToolkitException e) {
      thrown.addSuppressed(e); // a disk that is full is told once
    }
  }

  private Origin origin(CheckpointFolder checkpoints) {
    return new Origin.Mean(
        from.experiment() + "/" + from.run(),
        from.path().toString(),
        models.stream()
            .map(model -> new Origin.Model(model.step(), RunFiles.sha256(checkpoints.file(model))))
            .toList());
  }

  /** Such as {@code the mean of 3 models of numbers/one: steps 100, 200, 300}. */
  private String words() {
    String steps =
        models.stream().map(m -> Long.toString(m.step())).collect(Collectors.joining(", "));
    return "the mean of %d models of %s/%s: steps %s"
        .formatted(models.size(), from.experiment(), from.run(), steps);
  }

  private void copyTask(RunFolder folder) {
    try (Stream<Path> all = Files.walk(from.task())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String inside = from.task().relativize(file).toString();
        copy(file, folder.task().resolve(inside.replace(File.separatorChar, '/')));
      }
    } catch (IOException e) {
      throw FileTrouble.reading(from.task(), e);
    }
  }

  private static void copy(Path file, Path to) {
    try {
      Files.createDirectories(to.resolveSibling(""));
      Files.copy(file, to);
    } catch (IOException e) {
      throw FileTrouble.writing(to, e);
    }
  }
}
