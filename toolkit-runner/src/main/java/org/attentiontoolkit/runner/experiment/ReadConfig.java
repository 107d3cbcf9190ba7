package org.attentiontoolkit.runner.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.config.Reading;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.runner.folder.RunFolder;

/** The configuration of a run as it is read again, with changes. */
final class ReadConfig {
  private final RunFolder folder;
  private final Components components;
  private final Reading<ExperimentSettings> reading;
  private final List<String> sets;

  /**
   * Reads it.
   *
   * @param sets {@code path=value}, the changes
   */
  ReadConfig(RunFolder folder, Components components, List<String> sets) {
    this.folder = folder;
    this.components = components;
    this.sets = sets;
    this.reading = read(sets);
  }

  private Reading<ExperimentSettings> read(List<String> changes) {
    return components.read(
        ConfigFiles.load(folder.config(), changes),
        ExperimentSettings.class,
        ExperimentSettings.DEFAULTS);
  }

  ExperimentSettings settings() {
    return reading.value();
  }

  /**
   * The keys that have other values than the run had, with these values; defaults of what was
   * chosen are among them.
   */
  Map<String, String> changed() {
    if (sets.isEmpty()) {
      return Map.of();
    }
    Map<String, String> changed = new LinkedHashMap<>(reading.flat());
    changed.entrySet().removeAll(read(List.of()).flat().entrySet());
    return changed;
  }
}
