package org.attentiontoolkit.api.hocon;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.error.Problems;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;

/** Reads a file and what it includes. */
final class Loader {
  private final Allowance allowance = new Allowance();
  private final Problems problems = new Problems();

  Allowance allowance() {
    return allowance;
  }

  Problems problems() {
    return problems;
  }

  /** A file that nothing includes. */
  HoconText file(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw FileTrouble.opening(file).exception();
    }
    return read(List.of(file.toAbsolutePath().normalize()), Scope.ROOT);
  }

  /**
   * A file that another includes.
   *
   * @param trail the file that includes, after the files that led to it; empty for a {@code --set}
   */
  HoconText include(String name, Place at, List<Path> trail, Scope scope) {
    Path file = resolve(name, at, trail);
    if (!Files.isRegularFile(file)) {
      throw notThere(file, at).exception();
    }
    if (trail.contains(file)) {
      String circle =
          trail.subList(trail.indexOf(file), trail.size()).stream()
              .map(Place::shorten)
              .collect(Collectors.joining(", which includes "));
      throw Problem.input("config.include-circle", circle + ", which includes itself again")
          .at(at.text())
          .exception();
    }
    if (trail.size() == FileLimits.DEPTH) {
      throw Allowance.tooDeep("more than " + FileLimits.DEPTH + " files include each other", at);
    }
    allowance.takeInclude(at);
    List<Path> longer = new ArrayList<>(trail);
    longer.add(file);
    return read(longer, scope);
  }

  private static Path resolve(String name, Place at, List<Path> trail) {
    try {
      Path relative = Path.of(name);
      return trail.isEmpty()
          ? relative.toAbsolutePath().normalize()
          : trail.getLast().resolveSibling(relative).normalize();
    } catch (InvalidPathException e) {
      throw missing(Hocon.quoted(Hocon.cut(name, 200)) + " is no path of a file", at).exception(e);
    }
  }

  private static Problem notThere(Path file, Place at) {
    String name = Hocon.cut(Place.shorten(file), 200);
    if (Files.exists(file)) {
      String what = Files.isDirectory(file) ? "a folder" : "no file on disk";
      return missing(name + " is " + what + " and can't be included", at);
    }
    return missing("there is no file " + name + " to include", at)
        .hint("the path of an include is relative to the file it stands in");
  }

  private static Problem missing(String sentence, Place at) {
    return Problem.input("config.missing-include", sentence).at(at.text());
  }

  private HoconText read(List<Path> trail, Scope scope) {
    Path file = trail.getLast();
    TextSource source = new TextSource.InFile(file);
    return new Parser(source, TextFile.read(file, allowance), trail, scope, this).document();
  }
}
