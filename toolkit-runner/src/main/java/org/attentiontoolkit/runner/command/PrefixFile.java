package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.tensor.error.Problem;

/** What outputs begin with: a line for each line that is answered; an empty one forces nothing. */
final class PrefixFile implements AutoCloseable {
  private final Optional<TextLines> lines;

  private PrefixFile(Optional<TextLines> lines) {
    this.lines = lines;
  }

  /** A file, or nothing that is forced. */
  static PrefixFile of(Optional<Path> file) {
    return new PrefixFile(file.map(TextLines::open));
  }

  /**
   * The next ones.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if there are not as many
   */
  List<String> next(int count) {
    if (lines.isEmpty()) {
      return Collections.nCopies(count, "");
    }
    List<String> next = new ArrayList<>();
    while (next.size() < count) {
      next.add(lines.get().next().orElseThrow(() -> unequal("fewer")));
    }
    return next;
  }

  /**
   * Checks that all were needed.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if not
   */
  void requireEnd() {
    if (lines.flatMap(TextLines::next).isPresent()) {
      throw unequal("more");
    }
  }

  private RuntimeException unequal(String fewer) {
    TextLines file = lines.orElseThrow();
    return Problem.input(
            "translate.prefixes", "The prefixes have %s lines than the input.".formatted(fewer))
        .at(file.place())
        .hint("Give a line for each line of the input; an empty one forces nothing.")
        .exception();
  }

  @Override
  public void close() {
    lines.ifPresent(TextLines::close);
  }
}
