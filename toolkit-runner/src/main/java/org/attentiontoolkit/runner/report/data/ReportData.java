package org.attentiontoolkit.runner.report.data;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.runner.folder.EvaluationFiles;
import org.attentiontoolkit.runner.folder.EvaluationOrder;
import org.attentiontoolkit.runner.folder.Measurement;
import org.attentiontoolkit.runner.folder.MetricsLog;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.tensor.file.FileTrouble;

/**
 * What a report shows.
 *
 * @param record the run's
 * @param metrics everything measured, in order: first what is a function of the run, then of the
 *     clock
 * @param evaluations of the sets evaluated, in the order to show them
 * @param config the resolved configuration
 */
public record ReportData(
    RunRecord record, List<Measurement> metrics, List<Evaluation> evaluations, String config) {

  /** The evaluation to look into: that of the test, if there is one, else of another set. */
  public Optional<Evaluation> shown() {
    return evaluations.stream().findFirst();
  }

  /** The evaluation of a set. */
  public Optional<Evaluation> evaluation(String set) {
    return evaluations.stream().filter(e -> e.set().equals(set)).findFirst();
  }

  /** A record and everything else from the run's folder. */
  public static ReportData of(RunFolder folder, RunRecord record) {
    List<Evaluation> evaluations =
        EvaluationOrder.shown(folder.evaluated()).stream()
            .map(set -> EvaluationFiles.read(folder.paths(set), set))
            .flatMap(Optional::stream)
            .toList();
    try {
      String config = Files.exists(folder.config()) ? Files.readString(folder.config()) : "";
      List<Measurement> metrics = new ArrayList<>(MetricsLog.read(folder.metrics()));
      metrics.addAll(MetricsLog.read(folder.clock()));
      return new ReportData(record, metrics, evaluations, config);
    } catch (IOException e) {
      throw FileTrouble.reading(folder.config(), e);
    }
  }
}
