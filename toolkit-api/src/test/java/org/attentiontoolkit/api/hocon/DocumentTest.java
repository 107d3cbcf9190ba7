package org.attentiontoolkit.api.hocon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HOCON.md leaves open, or Typesafe Config doesn't do; the rest is compared with that. */
final class DocumentTest {
  @TempDir private Path folder;

  /** What people rely on; that the library goes on doing it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a = null, a = [1], a += 2, a += [3]             | {a = [1, 2, [3]]}
          a = ${?b}, b = ${?a}                            | {}
          a = ${?a}                                       | {}
          a = [${?a}]                                     | {a = []}
          b.x = 1, a = ${b}, a { d = ${a.x} }             | {a = {d = 1, x = 1}, b = {x = 1}}
          path = [1], path = ${path} [2]                  | {path = [1, 2]}
          a = ${nowhere}, a = null                        | {a = null}
          a = ${nowhere}, b = 1, a = ${b}                 | {a = 1, b = 1}
          b.c = 1, a { c = ${nowhere} }, a = ${b}         | {a = {c = 1}, b = {c = 1}}
          """)
  void referencesAreFilledIn(String text, String resolved) {
    assertThat(Hocon.line(read(text), 1000)).isEqualTo(resolved);
  }

  @Test
  void aReferenceToNothingIsToldAndOneToItselfToo() {
    assertThat(problems("b = 1\na = ${nowhere}"))
        .extracting(Problem::toString)
        .containsExactly(
            "config.unresolved · ${nowhere} refers to a key that is not there · test, line 2 · set it"
                + " in the file, or write ${?…} if it may be missing; environment variables are not"
                + " looked at");
    assertThat(problems("a = ${b}\nb = ${a}"))
        .extracting(Problem::sentence)
        .allMatch(sentence -> sentence.endsWith("} refers to itself"));
  }

  @Test
  void numbersAreAsTheyWereWritten() {
    String text = "{a = 1.10, b = 007, c = 1e999, d = -0.0, e = 12345678901234567890, f = [1.0]}";
    assertThat(Hocon.line(read(text), 1000)).isEqualTo(text);
    Document document = document("a = 1");
    document.set(Assignment.parse("a=1.10"));
    assertThat(Hocon.line(document.resolved(), 1000)).isEqualTo("{a = 1.10}");
  }

  @Test
  void whatCannotBeJoinedIsToldWhereItStands() {
    assertThat(problems("a = [1]\nb = 1\n\nc = ${a}${b}"))
        .extracting(Problem::toString)
        .containsExactly(
            "config.syntax · text, lists and blocks can't be joined with each other · test, line 1");
    assertThat(problems("a = 1\na += 2"))
        .extracting(Problem::toString)
        .containsExactly(
            "config.syntax · text, lists and blocks can't be joined with each other · test, line 1");
  }

  @Test
  void anIncludedFileRefersToItselfFirst() throws IOException {
    Files.writeString(folder.resolve("part.conf"), "x = 1, y = ${x}, z = ${w}, v = ${?x.u}");
    Path file = folder.resolve("whole.conf");
    Files.writeString(file, "x = 2, w = 3\npart { include \"part.conf\" }\npart.x = 4");
    assertThat(Hocon.line(Document.of(file).resolved(), 1000))
        .isEqualTo("{w = 3, x = 2, part = {z = 3, x = 4, y = 4}}");
    Files.writeString(file, "w = 3, list = [{ include \"part.conf\" }]");
    assertThatThrownBy(() -> Document.of(file))
        .hasMessageContaining("a file that is included in a list can't hold ${ } · ")
        .hasMessageContaining("part.conf:1");
  }

  @Test
  void includesHaveManyFormsAndMustBeThere() throws IOException {
    Files.writeString(folder.resolve("part.conf"), "x = 1");
    Path file = folder.resolve("whole.conf");
    for (String form :
        List.of(
            "include \"part.conf\"",
            "include file(\"part.conf\")",
            "include required(\"part.conf\")",
            "include required( file( \"part.conf\" ) )",
            "include\"part.conf\"",
            "include \"../" + folder.getFileName() + "/part.conf\"",
            "include \"" + folder.resolve("part.conf") + "\"")) {
      Files.writeString(file, form);
      assertThat(Document.of(file).resolved().get("x")).as(form).isPresent();
    }
    Files.writeString(file, "\ninclude \"a\\u0000b\"");
    assertThatThrownBy(() -> Document.of(file))
        .hasMessageContaining("config.missing-include · \"a\\u0000b\" is no path of a file · ")
        .hasMessageEndingWith("whole.conf:2");
  }

  @Test
  void aSetTakesThePlaceOfAll() {
    Document document = document("base { x { p = 1 } }\na = ${base}\na.x.q = 2");
    document.set(Assignment.parse("a.x={r=3}"));
    document.set(Assignment.parse("\"b.c\".d=${not a reference}"));
    assertThat(Hocon.line(document.resolved(), 1000))
        .isEqualTo(
            "{base = {x = {p = 1}}, a = {x = {r = 3}}, \"b.c\" = {d = \"${not a reference}\"}}");
  }

  @Test
  void aSetMayHoldReferences() {
    Document document = document("a = 1");
    document.set(Assignment.parse("b=[${a}, { c = ${a}2 }]"));
    assertThat(Hocon.line(document.resolved(), 1000)).isEqualTo("{a = 1, b = [1, {c = \"12\"}]}");
  }

  @Test
  void whatFollowsTheValueOfASetIsNotDropped() {
    assertThatThrownBy(() -> Assignment.parse("a={b=1}, c=2"))
        .hasMessage("config.syntax · ',' stands behind the end · --set a={b=1}, c=2");
    assertThatThrownBy(() -> Assignment.parse("a={b=1"))
        .hasMessage(
            "config.syntax · a block that begins here is not closed before the end · --set a={b=1 ·"
                + " every { needs its }");
    assertThatThrownBy(() -> Assignment.parse("a={b=1, b=2}"))
        .hasMessage(
            "config.duplicate-key · a.b is set twice · --set a={b=1, b=2} · keep one of the two");
  }

  @Test
  void commentsBelongToTheKeyBelowOrBeforeThem() {
    Value.Block read =
        read(
            """
            # of nothing

            # of a,
            // in two lines
            a = 1 # and this
            b = 2, # of b
            c = [ # of nothing
              1 # either
            ]
            d = 3
            """);
    assertThat(read.comment("a")).isEqualTo("of a,\nin two lines\nand this");
    assertThat(read.comment("b")).isEqualTo("of b");
    assertThat(read.comment("c")).isEmpty();
    assertThat(read.comment("d")).isEmpty();
  }

  private static List<Problem> problems(String text) {
    return catchThrowableOfType(ToolkitException.class, () -> read(text)).problems();
  }

  private static Value.Block read(String text) {
    return document(text).resolved();
  }

  /** Of a text that may set a key twice in a line, as these do. */
  private static Document document(String text) {
    return Document.of(new TextSource.Named("test"), text);
  }
}
