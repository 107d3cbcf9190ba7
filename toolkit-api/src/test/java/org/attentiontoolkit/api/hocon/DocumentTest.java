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

  /** HOCON.md: a circle is broken "by looking backward only", wherever the reference stands. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a = null, a = [1], a += 2, a += [3]             | {a = [1, 2, [3]]}
          a = null, a += 1                                | {a = [1]}
          b = [1], a = ${b}, a = [${a}, 2]                | {b = [1], a = [[1], 2]}
          b { c = 1 }, a = ${b}, a { c = ${a.c}2 }        | {b = {c = 1}, a = {c = "12"}}
          a = [{ b = [1], b += 2 }]                       | {a = [{b = [1, 2]}]}
          a { b = ${?a}, c = 1 }                          | {a = {c = 1}}
          a = ${?b}, b = ${?a}                            | {}
          a = ${?a}                                       | {}
          a = [${?a}]                                     | {a = []}
          b.x = 1, a = ${b}, a { d = ${a.x} }             | {b = {x = 1}, a = {x = 1, d = 1}}
          b.x = ${?b.x}1, b = ${?n}, b.x = ${?b.x}2       | {b = {x = "12"}}
          """)
  void aReferenceToItselfIsToWhatWasThere(String text, String resolved) {
    assertThat(Hocon.line(read(text), 1000)).isEqualTo(resolved);
  }

  /** HOCON.md: what is hidden "is never evaluated and no error will be reported". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a = ${nowhere}, a = null                        | {a = null}
          a = ${nowhere}, b = 1, a = ${b}                 | {a = 1, b = 1}
          b.c = 1, a { c = ${nowhere} }, a = ${b}         | {b = {c = 1}, a = {c = 1}}
          b.c.d = 1, a { c { d = ${nowhere}, e = 2 } }, a = ${b} | \
          {b = {c = {d = 1}}, a = {c = {e = 2, d = 1}}}
          """)
  void whatIsHiddenIsNotLookedFor(String text, String resolved) {
    assertThat(Hocon.line(read(text), 1000)).isEqualTo(resolved);
  }

  @Test
  void allReferencesToNothingAreToldAtOnceAndNotWhatDependsOnThem() {
    String text = "a = ${nowhere}\nb = ${a}\nc = x${elsewhere}\nd = ${c}\ne = ${e}";
    assertThat(problems(text))
        .extracting(Problem::sentence)
        .containsExactly(
            "${nowhere} refers to a key that is not there",
            "${elsewhere} refers to a key that is not there",
            "${e} refers to itself");
    assertThat(problems("b = ${nowhere}\nb = ${?b} ${nowhere2}"))
        .extracting(Problem::sentence)
        .containsExactlyInAnyOrder(
            "${nowhere} refers to a key that is not there",
            "${nowhere2} refers to a key that is not there");
  }

  @Test
  void whatCannotBeJoinedIsToldWhereItStands() {
    assertThat(problems("a = [1]\nb = 1\n\nc = ${a}${b}"))
        .extracting(Problem::toString)
        .containsExactly(
            "config.syntax · text, lists and blocks can't be joined with each other · test, line 4");
    assertThat(problems("a = 1\na += 2"))
        .extracting(Problem::toString)
        .containsExactly(
            "config.syntax · text, lists and blocks can't be joined with each other · test, line 2");
  }

  @Test
  void anIncludedFileRefersToItselfFirst() throws IOException {
    Files.writeString(folder.resolve("part.conf"), "x = 1, y = ${x}, z = ${w}, v = ${?x.u}");
    Path file = folder.resolve("whole.conf");
    Files.writeString(file, "x = 2, w = 3\npart { include \"part.conf\" }\npart.x = 4");
    assertThat(Hocon.line(Document.of(file).resolved(), 1000))
        .isEqualTo("{x = 2, w = 3, part = {x = 4, y = 4, z = 3}}");
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
    return Document.of(new Source.Named("test"), text);
  }
}
