package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.tensor.file.FileTrouble;

/**
 * Reads an experiment's file: HOCON, with {@code include} of other files, and changed by {@code
 * --set path=value}. Neither the environment nor system properties are looked at, so a file means
 * the same everywhere. A relative path in a file is relative to that file; in a {@code --set}, to
 * the working directory.
 */
public final class ConfigFiles {
  private ConfigFiles() {}

  /**
   * Reads a file.
   *
   * @param file the experiment
   * @param sets {@code path=value}, in order
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if it can't be read
   */
  public static ConfigSection load(Path file, List<String> sets) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw FileTrouble.opening(file).exception();
    }
    return with(HoconFile.parse(List.of(file.toAbsolutePath().normalize())), sets, file);
  }

  /**
   * What assignments alone say, without a file.
   *
   * @param sets {@code path=value}, in order
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if one can't be read
   */
  public static ConfigSection of(List<String> sets) {
    return with(ConfigSection.empty(), sets, Path.of("--set"));
  }

  private static ConfigSection with(ConfigObject file, List<String> sets, Path source) {
    ConfigObject written = file;
    for (String set : sets) {
      written = Assignment.parse(set).applyTo(written);
    }
    try {
      return ConfigSection.root(written.toConfig().resolve(ConfigResolveOptions.noSystem()).root());
    } catch (ConfigException e) {
      throw Syntax.problem(e, source).exception(e);
    }
  }
}
