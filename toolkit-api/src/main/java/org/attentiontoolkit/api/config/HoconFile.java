package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.FileTrouble;

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
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      CharBuffer text = CharBuffer.allocate(bytes.capacity());
      if (StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError()) {
        throw Problem.input("config.not-utf8", "the file is not UTF-8 text")
            .at(Origins.shorten(file) + ":" + line(bytes))
            .hint("save it as UTF-8")
            .exception();
      }
      return text.flip().toString();
    } catch (IOException e) {
      throw FileTrouble.reading(Path.of(Origins.shorten(file)), e);
    }
  }

  /** The line in which reading stopped. */
  private static int line(ByteBuffer bytes) {
    int line = 1;
    for (int i = 0; i < bytes.position(); i++) {
      line += bytes.get(i) == '\n' ? 1 : 0;
    }
    return line;
  }
}
