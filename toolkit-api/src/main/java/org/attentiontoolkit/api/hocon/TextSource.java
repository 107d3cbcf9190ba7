package org.attentiontoolkit.api.hocon;

import java.nio.file.Path;
import java.util.Optional;

/** Where text comes from. */
public sealed interface TextSource {
  /** A file on disk. */
  record InFile(Path path) implements TextSource {}

  /** An assignment of the command line, {@code path=value}. */
  record Assigned(String text) implements TextSource {}

  /** Text that a program brings with it, such as the {@code reference.conf} of a module. */
  record Named(String name) implements TextSource {}

  /** The folder that relative paths begin at, if it isn't the working directory. */
  default Optional<Path> folder() {
    return this instanceof InFile(Path path)
        ? Optional.ofNullable(path.toAbsolutePath().getParent())
        : Optional.empty();
  }
}
