package org.attentiontoolkit.runner.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;
import org.attentiontoolkit.tensor.file.WholeFile;
import org.attentiontoolkit.tensor.io.SafeTensors;

/**
 * The folder {@code checkpoints} of a run: a file for each model that is kept of its evaluations,
 * and their index. A new model is written first, then the index, then what the index names no more
 * is removed: so that at any moment every file of the index is there and whole.
 *
 * @param path of the folder
 */
public record CheckpointFolder(Path path) {
  static final String BEFORE_STEP = "step-";
  static final String AFTER_STEP = ".safetensors";

  /** The file of a model. */
  public Path file(Checkpoint checkpoint) {
    return path.resolve(checkpoint.file());
  }

  /**
   * What the folder holds; nothing if it is not there.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when the index cannot be read
   */
  public CheckpointIndex index() {
    if (Files.notExists(indexFile())) {
      return CheckpointIndex.none();
    }
    try {
      return CheckpointIndex.of(Files.readString(indexFile()));
    } catch (IOException e) {
      throw FileTrouble.reading(indexFile(), e);
    } catch (IllegalArgumentException e) {
      throw Problem.input(
              "run.damaged", "The index of the kept models is damaged: " + e.getMessage() + ".")
          .at(indexFile().toString())
          .exception(e);
    }
  }

  /**
   * Keeps a model if it is one of the last or of the best, and removes one that is no more.
   *
   * @param parameters of the model
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when something cannot be written
   */
  public void evaluated(Checkpoint next, Parameters parameters, int keepLast, int keepBest) {
    CheckpointIndex index = index().with(next, keepLast, keepBest);
    if (index.checkpoints().contains(next)) {
      SafeTensors.write(file(next), parameters, Map.of("step", Long.toString(next.step())));
    }
    WholeFile.write(indexFile(), index.text());
    Set<String> named =
        index.checkpoints().stream().map(Checkpoint::file).collect(Collectors.toSet());
    files().stream().filter(f -> !named.contains(name(f))).forEach(CheckpointFolder::remove);
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(f -> name(f).startsWith(BEFORE_STEP) && name(f).endsWith(AFTER_STEP))
          .toList();
    } catch (IOException e) {
      throw FileTrouble.reading(path, e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static void remove(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
  }

  private Path indexFile() {
    return path.resolve("index.json");
  }
}
