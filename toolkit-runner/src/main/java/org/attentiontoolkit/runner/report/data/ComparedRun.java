package org.attentiontoolkit.runner.report.data;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunRecord;

/**
 * One of several runs in a report.
 *
 * @param name that no other of them has
 * @param data what is known of it
 * @param settings of its configuration, by path
 */
public record ComparedRun(String name, ReportData data, Map<String, String> settings) {

  /**
   * Runs from their folders, in this order.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when one cannot be read
   */
  public static List<ComparedRun> of(List<RunFolder> folders) {
    List<String> names = names(folders);
    List<ComparedRun> runs = new ArrayList<>();
    for (int i = 0; i < folders.size(); i++) {
      RunFolder folder = folders.get(i);
      RunRecord record = folder.readRecord();
      Map<String, String> settings =
          Files.exists(folder.config())
              ? ConfigFiles.load(folder.config(), List.of()).flat()
              : Map.of();
      runs.add(new ComparedRun(names.get(i), ReportData.of(folder, record), settings));
    }
    return runs;
  }

  /** The shortest that tell them apart: run, experiment and run, the whole path. */
  public static List<String> names(List<RunFolder> folders) {
    List<Function<RunFolder, String>> ways =
        List.of(RunFolder::run, f -> f.experiment() + "/" + f.run(), RunFolder::toString);
    List<String> names = List.of();
    for (Function<RunFolder, String> way : ways) {
      names = folders.stream().map(way).toList();
      Set<String> different = new HashSet<>(names);
      if (different.size() == names.size()) {
        break;
      }
    }
    return names;
  }
}
