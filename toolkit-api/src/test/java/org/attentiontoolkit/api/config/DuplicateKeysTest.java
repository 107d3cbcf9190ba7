package org.attentiontoolkit.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DuplicateKeysTest {
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
        "include \"a = 1\"\na = 2",
        "a = {\n b = x y\n c = 5 s }\nb = 2",
      })
  void letsPass(String text) {
    assertThat(DuplicateKeys.in(text, "f")).isEmpty();
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
        "a . b = 1\na.b = 2",
        "list = [{ a = 1, a = 2 }]",
        "a = 1 # one\na = 2 # two",
        "a = \"\"\"x\"\"\"\na = [1,\n2]",
      })
  void finds(String text) {
    assertThat(DuplicateKeys.in(text, "f")).hasSize(1);
  }
}
