package org.attentiontoolkit.runner.folder;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;

/** The folder of one run, {@code runs/<experiment>/<run>/}, and where its parts are. */
public final class RunFolder {
  private static final String RECORD = "record.json";
  private static final String JSON = ".json";

  private final Path path;
  private final String experiment;
  private final String run;

  private RunFolder(Path path, String experiment, String run) {
    this.path = path;
    this.experiment = experiment;
    this.run = run;
  }

  /**
   * Makes the folder of a new run with the folders in it.
   *
   * @param runs where all runs are
   * @param experiment name of the experiment, a word that can be a folder
   * @param name what the user calls the run; without it the time and a short random word
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when a name cannot be a folder, when
   *     the run is there already, when the folder cannot be made
   */
  public static RunFolder create(Path runs, String experiment, Optional<String> name) {
    RunNames.check("experiment", experiment);
    name.ifPresent(n -> RunNames.check("run", n));
    return createIn(runs.resolve(experiment).toAbsolutePath().normalize(), experiment, name);
  }

  /**
   * Makes the folder of a new run at a place.
   *
   * @param path the folder, named as the run is to be
   * @param experiment name of the experiment
   * @throws org.attentiontoolkit.tensor.error.ToolkitException as {@link #create}
   */
  public static RunFolder createAt(Path path, String experiment) {
    Path folder = path.toAbsolutePath().normalize();
    Path parent = folder.resolveSibling("");
    String name = Optional.ofNullable(folder.getFileName()).map(Path::toString).orElse("");
    RunNames.check("run", name);
    return createIn(parent, experiment, Optional.of(name));
  }

  private static RunFolder createIn(Path parent, String experiment, Optional<String> name) {
    try {
      Files.createDirectories(parent);
      RunFolder folder = make(parent, experiment, name);
      Files.createDirectory(folder.task());
      return folder;
    } catch (IOException e) {
      throw FileTrouble.making(parent, e);
    }
  }

  private static RunFolder make(Path parent, String experiment, Optional<String> name)
      throws IOException {
    while (true) {
      String run = name.orElseGet(RunNames::now);
      Path folder = parent.resolve(run);
      try {
        return new RunFolder(Files.createDirectory(folder), experiment, run);
      } catch (FileAlreadyExistsException e) {
        if (name.isPresent()) {
          throw Problem.input("run.exists", "There is a run of this name already.")
              .at(folder.toString())
              .hint("Give another name, or none: then the run is named after the time.")
              .exception(e);
        }
      }
    }
  }

  /**
   * A run made before.
   *
   * @param run its folder
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when there is none, when it is not a
   *     run's, when its record cannot be read
   */
  public static RunFolder open(Path run) {
    Path path = run.toAbsolutePath().normalize();
    if (!Files.exists(path)) {
      throw Problem.input("run.missing", "There is no such run folder.")
          .at(path.toString())
          .hint("Give the folder of a run, such as runs/<experiment>/<run>.")
          .exception();
    }
    if (!Files.exists(path.resolve(RECORD))) {
      throw Problem.input("run.foreign", "This is not the folder of a run: it has no record.json.")
          .at(path.toString())
          .hint("Give the folder of a run, such as runs/<experiment>/<run>.")
          .exception();
    }
    RunRecord record = read(path.resolve(RECORD));
    return new RunFolder(path, record.experiment(), record.run());
  }

  /** The folder itself, absolute. */
  public Path path() {
    return path;
  }

  /** Name of the experiment. */
  public String experiment() {
    return experiment;
  }

  /** Name of the run. */
  public String run() {
    return run;
  }

  /** The configuration with everything filled in. */
  public Path config() {
    return path.resolve("config.conf");
  }

  /** The {@linkplain RunRecord record}. */
  public Path record() {
    return path.resolve(RECORD);
  }

  /** What {@link MetricsLog} writes of what is a function of the run. */
  public Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  /** What {@link MetricsLog} writes of time and speed: a line for each line of the metrics. */
  public Path clock() {
    return path.resolve("clock.jsonl");
  }

  /** The trained parameters. */
  public Path model() {
    return path.resolve("model.safetensors");
  }

  /** The folder in which a task keeps what predictions need. */
  public Path task() {
    return path.resolve("task");
  }

  /** What {@link EvaluationFiles} writes about a set: scores, breakdowns, attention. */
  public Path evaluation(String set) {
    return path.resolve("evaluation").resolve(set + JSON);
  }

  /** The sets that the run itself was evaluated on, by their files. */
  public List<String> evaluated() {
    Path evaluations = path.resolve("evaluation");
    if (!Files.isDirectory(evaluations)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(evaluations)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(JSON))
          .map(name -> name.substring(0, name.length() - JSON.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw FileTrouble.reading(evaluations, e);
    }
  }

  /** Source, reference and output of every example of a set. */
  public Path predictions(String set) {
    return path.resolve("predictions").resolve(set + ".tsv");
  }

  /** The outputs alone, one a line. */
  public Path outputs(String set) {
    return path.resolve("predictions").resolve(set + ".txt");
  }

  /** The files of the evaluation of a set that belongs to the run itself. */
  public EvaluationPaths paths(String set) {
    return new EvaluationPaths(evaluation(set), predictions(set), outputs(set));
  }

  /**
   * The files of a later evaluation of a set.
   *
   * @param name of the later evaluation
   */
  public EvaluationPaths paths(String name, String set) {
    Path folder = path.resolve("evaluation").resolve(name);
    return new EvaluationPaths(
        folder.resolve(set + JSON), folder.resolve(set + ".tsv"), folder.resolve(set + ".txt"));
  }

  /** The models kept of the run's evaluations. */
  public CheckpointFolder checkpoints() {
    return new CheckpointFolder(path.resolve("checkpoints"));
  }

  /** The folder with pictures of attention. */
  public Path attention() {
    return path.resolve("attention");
  }

  /** Where what is made from data is kept by default: beside all experiments' folders. */
  public Path dataCache() {
    return path.resolve("../../.data").normalize();
  }

  /** The page that shows the run. */
  public Path report() {
    return path.resolve("report.html");
  }

  /** What the run said. */
  public Path log() {
    return path.resolve("log.txt");
  }

  /**
   * The record as it stands.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when it cannot be read
   */
  public RunRecord readRecord() {
    return read(record());
  }

  private static RunRecord read(Path file) {
    try {
      return RecordJson.read(Files.readString(file));
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    } catch (IllegalArgumentException e) {
      throw Problem.input(
              "run.damaged", "The record of the run is damaged: " + e.getMessage() + ".")
          .at(file.toString())
          .exception(e);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
