package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/** One file and what it includes, before substitutions are resolved. */
final class HoconFile {
  private HoconFile() {}

  /**
   * Parses a file.
   *
   * @param trail the file, after the files that led to it by including
   */
  static ConfigObject parse(List<Path> trail) {
    Path file = trail.getLast();
    String text = text(file);
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setSyntax(ConfigSyntax.CONF)
            .setAllowMissing(false)
            .setIncluder(new Includes(trail));
    ConfigObject parsed;
    try {
      parsed = ConfigFactory.parseFile(file.toFile(), options).root();
    } catch (ConfigException e) {
      throw Syntax.problem(e, file).exception(e);
    }
    List<Problem> twice = DuplicateKeys.in(text, Origins.shorten(file));
    if (!twice.isEmpty()) {
      throw new ToolkitException(twice);
    }
    return parsed;
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw Problem.input("config.not-utf8", Origins.shorten(file) + " is not UTF-8 text")
          .hint("save it as UTF-8")
          .exception(e);
    } catch (IOException e) {
      throw Problem.input(
              "config.unreadable", Origins.shorten(file) + " can't be read: " + e.getMessage())
          .exception(e);
    }
  }
}
