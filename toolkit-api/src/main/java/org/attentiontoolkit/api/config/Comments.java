package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigValue;
import java.util.stream.Collectors;

/** Comments above a value. */
final class Comments {
  private Comments() {}

  /** One line a line, without the marks; empty if there is none. */
  static String of(ConfigValue value) {
    return value.origin().comments().stream()
        .map(String::strip)
        .collect(Collectors.joining("\n"))
        .strip();
  }
}
