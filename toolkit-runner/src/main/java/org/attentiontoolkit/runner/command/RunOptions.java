package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.runner.experiment.RunUse;
import org.attentiontoolkit.runner.experiment.TrainedRuns;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the models of runs are used again. */
final class RunOptions {
  /** What is said of the runs that are named. */
  static final String RUNS = "The folder of a run; of several, the models are asked together.";

  @Option(
      names = "--ensemble",
      paramLabel = "MEAN",
      defaultValue = "linear",
      converter = MeanConverter.class,
      description =
          "What several models make of their probabilities of a token: the mean (linear), or that of"
              + " their logarithms (log-linear); default: ${DEFAULT-VALUE}.")
  private Ensemble.Mean mean = Ensemble.Mean.LINEAR;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Changes a key of the runs' files, such as task.decoding.search.type.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = "--force",
      description = "Uses files of the runs as they are if they have changed since.")
  private boolean force;

  /** Brings the models back. */
  TrainedRuns load(List<Path> runs) {
    return TrainedRuns.load(runs, new RunUse(Sessions.plugins(), sets, force, mean));
  }

  /** As the values of files are written. */
  static final class MeanConverter implements ITypeConverter<Ensemble.Mean> {
    @Override
    public Ensemble.Mean convert(String text) {
      return switch (text) {
        case "linear" -> Ensemble.Mean.LINEAR;
        case "log-linear" -> Ensemble.Mean.LOG_LINEAR;
        default ->
            throw new TypeConversionException("there are linear and log-linear, but not " + text);
      };
    }
  }
}
