package org.attentiontoolkit.api.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.hocon.Assignment;
import org.attentiontoolkit.api.hocon.Document;
import org.attentiontoolkit.api.hocon.Value;

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
    return with(Document.of(file), sets);
  }

  /**
   * What assignments alone say, without a file.
   *
   * @param sets {@code path=value}, in order
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if one can't be read
   */
  public static ConfigSection of(List<String> sets) {
    return with(Document.empty(), sets);
  }

  private static ConfigSection with(Document document, List<String> sets) {
    sets.forEach(set -> set(document, Assignment.parse(set)));
    return ConfigSection.root(document.resolved());
  }

  /**
   * A value takes the place of what was there. So does another type, for the keys beside a type are
   * those of that component; and a key set within a component that was only named keeps the name.
   */
  private static void set(Document document, Assignment assignment) {
    List<String> path = assignment.path();
    List<String> outer = path.subList(0, path.size() - 1);
    Optional<Value> there = outer.isEmpty() ? Optional.empty() : document.at(outer);
    Optional<Value> type =
        path.getLast().equals(TypedBlock.TYPE) ? assignment.single() : Optional.empty();
    if (!outer.isEmpty() && type.isPresent()) {
      if (!there.flatMap(TypedBlock::typeOf).equals(type.get().word())) {
        document.set(outer, TypedBlock.TYPE, type.get());
      }
      return;
    }
    there
        .filter(value -> value.word().isPresent())
        .ifPresent(name -> document.set(outer, TypedBlock.TYPE, name));
    document.set(assignment);
  }
}
