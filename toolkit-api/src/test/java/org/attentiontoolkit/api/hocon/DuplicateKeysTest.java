package org.attentiontoolkit.api.hocon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DuplicateKeysTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 1\nb = 2",
        "a { b = 1 }\na { c = 2 }",
        "a.b = 1, a.c = 2",
        "path = x\npath = ${path} y",
        "path = [1]\npath += 2",
        "a = null\na { type = x }",
        "a { type = x }\na = null\na { type = y }",
        "base { b = 1 }\na = ${base}\na { c = 1 }",
        "list = [{ a = 1 }, { a = 2 }]",
        "# a = 1\na = 2 // a = 3\n",
        "a = \"a = 1\\\"\"\nb = \"\"\"\na = 2\n\"\"\"",
        "{ \"a\" : 1, \"b\" : { \"a\" : 2 } }",
        "a { b = 1 }\na { b = null, b = 2 }",
        "a = null\na = 1",
        "a . b = 1\na.b = 2",
        "a = {\n b = x y\n c = 5 s }\nb = 2",
      })
  void letsPass(String text) {
    assertThat(problems(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 1\na = 2",
        "a.b = 1\na { c = 2, b = 3 }",
        "{ \"a\" : 1, \"a\" : 2 }",
        "a = 1, \"a\" = 2",
        "a { b = 1 }\na = x",
        "a = x\na { b = 1 }",
        "a { b { c = 1 } }\na.b.c = 2",
        "a = { c = 1 } { c = 2 }",
        "a = ${b}\na = 1",
        "a = null\na = 1\na = 2",
        "list = [{ a = 1, a = 2 }]",
        "a = 1 # one\na = 2 # two",
        "a = \"\"\"x\"\"\"\na = [1,\n2]",
      })
  void finds(String text) {
    assertThat(problems(text))
        .singleElement()
        .satisfies(p -> assertThat(p.id()).isEqualTo("config.duplicate-key"));
  }

  @Test
  void anIncludedFileMaySetWhatTheFileSets() throws IOException {
    Files.writeString(folder.resolve("part.conf"), "a = 2\nb { c = 2 }");
    Path file = folder.resolve("whole.conf");
    Files.writeString(file, "include \"part.conf\"\ninclude \"part.conf\"\na = 1\nb.c = 1");
    assertThat(Document.of(file).resolved().get("a").flatMap(Value::word)).contains("1");
    Files.writeString(file, "a = 1\ninclude \"part.conf\"\na = 3");
    assertThatThrownBy(() -> Document.of(file))
        .hasMessageContaining("a is set twice, first in line 1 · " + file + ":3");
  }

  private static List<Problem> problems(String text) {
    try {
      Document.of(new TextSource.Named("test"), text);
      return List.of();
    } catch (ToolkitException e) {
      return e.problems();
    }
  }
}
