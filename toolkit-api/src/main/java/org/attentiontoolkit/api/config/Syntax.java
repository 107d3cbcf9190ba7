package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigException;
import java.nio.file.Path;
import org.attentiontoolkit.tensor.error.Problem;

/** What Typesafe Config says of a file, in our words. */
final class Syntax {
  private Syntax() {}

  static Problem problem(ConfigException fault, Path file) {
    String where = fault.origin() == null ? Origins.shorten(file) : Origins.text(fault.origin());
    return Problem.input("config.syntax", String.valueOf(fault.getMessage())).at(where);
  }
}
