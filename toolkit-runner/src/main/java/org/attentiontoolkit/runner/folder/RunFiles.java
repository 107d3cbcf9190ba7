package org.attentiontoolkit.runner.folder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.FileTrouble;
import org.attentiontoolkit.tensor.file.Sha256;

/**
 * The files of a run that predictions are made with: its configuration, what its task keeps, its
 * parameters. Their checksums are in the record, so that a change is noticed.
 */
public final class RunFiles {
  private RunFiles() {}

  /** The checksums of those that are there, by path in the folder. */
  public static Map<String, String> sha256(RunFolder folder) {
    Map<String, String> sums = new LinkedHashMap<>();
    for (Path file : files(folder)) {
      String path = folder.path().relativize(file).toString().replace(File.separatorChar, '/');
      sums.put(path, sha256(file));
    }
    return sums;
  }

  /** The checksum of a file of a run. */
  public static String sha256(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }

  /** What is wrong with those that the record knows: changed or gone. */
  public static List<Problem> changes(RunFolder folder, RunRecord record) {
    Map<String, String> now = sha256(folder);
    List<Problem> changes = new ArrayList<>();
    record
        .facts()
        .sha256()
        .forEach((path, sum) -> {
          if (!sum.equals(now.get(path))) {
            String what = now.containsKey(path) ? "changed" : "is gone";
            changes.add(
                Problem.input("run.changed", "A file of the run " + what + " since the run.")
                    .at(folder.path().resolve(path).toString())
                    .hint("Put back the file that the run wrote, or use it as it is: --force."));
          }
        });
    return changes;
  }

  /**
   * For what cannot use a run that has changed.
   *
   * @throws ToolkitException with all that is wrong
   */
  public static void requireUnchanged(RunFolder folder, RunRecord record) {
    List<Problem> changes = changes(folder, record);
    if (!changes.isEmpty()) {
      throw new ToolkitException(
          changes.stream().map(p -> p.hint("Put back the file that the run wrote.")).toList());
    }
  }

  private static List<Path> files(RunFolder folder) {
    List<Path> files = new ArrayList<>(List.of(folder.config()));
    try (Stream<Path> kept = Files.walk(folder.task())) {
      kept.filter(Files::isRegularFile).sorted().forEach(files::add);
    } catch (IOException e) {
      throw FileTrouble.reading(folder.task(), e);
    }
    files.add(folder.model());
    return files.stream().filter(Files::exists).toList();
  }
}
