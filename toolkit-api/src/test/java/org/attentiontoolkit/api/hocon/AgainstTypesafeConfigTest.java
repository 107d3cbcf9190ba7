package org.attentiontoolkit.api.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.attentiontoolkit.api.error.Problems;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our reader understands a file as Typesafe Config, the reader by HOCON's author, does.
 *
 * <p>Where HOCON.md leaves an answer open or the library has none, ours goes further: a list may
 * refer to what it was ({@code a = [${a}, 2]}), {@code +=} may stand in a list. Keys that refer to
 * each other in a circle are not compared, for there the library's answer depends on the order of a
 * hash table. It also takes a block with whole numbers as keys for a list when it is joined with
 * one, which is for Java's properties; ours doesn't. And it doesn't find what a reference or {@code
 * +=} leads to below a key that held no block before: about one random file in 10,000, none of
 * these.
 */
final class AgainstTypesafeConfigTest {
  private static final int FILES = 1500;
  private static final int SPOILT = 3000;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        // HOCON.md: syntax
        "{ \"foo\" : { \"a\" : 42 }, \"foo\" : { \"b\" : 43 } }",
        "foo { a = 42 }\nfoo = null\nfoo { b = 43 }",
        "a : [ 1\n2\n3 ]\nb = [1,2,3,]\nc = [\n\n1,\n\n2\n\n]",
        "foo.bar : 42, foo.baz : 43",
        "a.\"b.c\".d = 1\n10.0foo = 2\nfoo10.0 = 3\n\"10.0foo\" = 4\n1.2.3 = 5",
        "a b c : 42\n \"a\" b = 1\ntrue : 42\nnull.x = 1",
        "a = \"\"\"\"foo\"\"\"\"\nb = \"\"\"a\nb\"\"\"",
        "a = foo bar # baz\nb = x//y\nc = http \":\" //z",
        "a = 1e+5\nb = 1E5\nc = -0\nd = 007\ne = 1.\nf = 5e-7x",
        "a = \u00a0x\u2003y \nb\t=\tz",
        "include.x = 1\nincludes = 2\n\"include\" = 3",
        "a\n=\n1\nb\n{ c = 2 }\nd :\n# said\n[3]",
        "{\n a = 1 }\n\n# end",
        "",
        "# nothing",
        "a = {}, b = [], c = [{}, []]",
        "a = [1, 2][3]\nb = [1] [2] [3]\nc = { a = 1 } { b = 2 } { a = 3 }",
        "a = 1 2\nb = true null\nc = \"x\" \"y\"\nd = \"x\"y\ne = null",
        // HOCON.md: substitutions
        "animal.favorite = dog\nkey = ${animal.favorite} is my favorite animal",
        "a = ${?b}\nb = ${?c}\nc = 1",
        "a = ${?nothing}\nb = x ${?nothing} y\nc = [${?nothing}, 1]\nd = ${?nothing}${?nothing}",
        "standard { timeout = 10 }\nfoo = ${standard} { name = foo }\nbar = ${standard}\nbar.x = 1",
        "data-center-generic = { cluster-size = 6 }\neast = ${data-center-generic} { name = east }",
        "path = [ /bin ]\npath = ${path} [ /usr/bin ]\npath += /opt",
        "path = \"a:b\"\npath = ${path}\":c\"",
        "bar : { foo : 42, baz : ${bar.foo} }\nbar : { foo : 43 }",
        "bar : { a : ${foo.d}, b : 1 }\nbar.b = 3\nfoo : { c : ${bar.b}, d : 2 }\nfoo.d = 4",
        "a : ${?a}foo",
        "foo : { a : { c : 1 } }\nfoo : ${foo.a}\nfoo : { a : 2 }",
        "foo = ${does-not-exist}\nfoo = 42",
        "a : { b : ${c}, d : 1 }\na : { b : { e : 2 } }\nc : { f : 3 }",
        "a = 1, b = 2, a = ${b}",
        "a = ${b.c}\nb = ${d}\nb.c = 1\nd { c = 2, e = 3 }",
        "a += 1\na += ${b}\nb = 2\nc += [1]",
        "a = [1, ${b}]\nb = { x = ${c} }\nc = [2]",
        "a = ${b} ${c}\nb = { x = 1 }\nc = { y = 2 }\nd = ${e} ${e}\ne = [1]",
        "a = null\nb = ${a}\nc = x${a}",
        "a { x = 1 }\nb = 5\nb { y = 2 }\na = ${b}",
        "b { i { x = 1 } }\nc { i = 5, i { y = 2 } }\nb = ${c}",
        "b = ${c}\nc.i.x = 1\nb { i = null }\nb { i { y = 1 } }",
        "a { c = [${nowhere}] }\na.c { d = 1 }",
        // Found by random files
        "true = ${?b.c}\nb.c = 5 s\na = 10.0.0.1\nb = ${?a.d}",
        "a.b = x\na.b = ${a.b}y",
        "a { x { p = 1 } }\na = ${b}\na { x { q = 1 } }\nb = 5\nc.x.y = 1\nd = ${c}\nd = ${a}",
        "a = 1\na = ${b}\na = ${c}\nb { x = 1 }\nc { y = 1 }",
        "a { x = 1 }\na = ${t}\na { y = ${a.x} }\nt = 5",
        // Mistakes
        "a",
        "a = ",
        "a = 1 = 2",
        "a = 1,, b = 2",
        ", a = 1",
        "a = [1,,2]",
        "a = [,1]",
        "a = ]",
        "a = }",
        "}",
        "a = {",
        "a = [",
        "a = [1}",
        "a = {b = 1]",
        "a {} {}",
        "a = \"x",
        "a = \"\"\"x",
        "a = \"\\x\"",
        "a = \"\\u12g4\"",
        "a = \"\t\"",
        "a = ${b",
        "a = ${}",
        "a = ${?}",
        "a = $b",
        "a = ${b",
        "${a} = 1",
        "a..b = 1",
        ".a = 1",
        "a. = 1",
        "a = b:c",
        "a = `",
        "a = b*",
        "a + b = 1",
        "a = 1+2",
        "[1]",
        "{a = 1} b = 2",
        "include = 1",
        "include x",
        "a = {} x",
        "a = [1] x",
        "a = {} [1]",
        "a = ${b} x\nb = [1]",
        "a = ${b}",
        "a = ${b}\nb = ${a}",
        "a = ${a}",
        "a = 1\na += 2",
      })
  void understandsTheSame(String text) throws IOException {
    assertThat(ours(file(text))).isEqualTo(theirs(file(text)));
  }

  @Test
  void understandsRandomFilesTheSame() throws IOException {
    int answers = 0;
    for (int seed = 0; seed < FILES; seed++) {
      Random random = new Random(seed);
      write("z.conf", new RandomHocon(random, List.of(), false).file());
      write("y.conf", new RandomHocon(random, List.of("z.conf"), false).file());
      Path file =
          write("x.conf", new RandomHocon(random, List.of("y.conf", "z.conf"), false).file());
      Optional<Object> theirs = theirs(file);
      if (theirs.isPresent()) {
        assertThat(ours(file)).as("seed " + seed).isEqualTo(theirs);
        answers++;
      }
    }
    assertThat(answers).isGreaterThan(FILES / 3);
  }

  /** One that is left out is not taken for a mistake, and none is made of one. */
  @Test
  void findsFaultWithTheSameSpoiltFiles() {
    int good = 0;
    for (int seed = 0; seed < SPOILT; seed++) {
      Random random = new Random(seed);
      String one = new RandomHocon(random, List.of(), false).file();
      String other = new RandomHocon(random, List.of(), false).file();
      String text = new Mutations(random).of(one, other, 3).replace("\r", "");
      boolean theirs = isHocon(text);
      good += theirs ? 1 : 0;
      // Text beside a block or list, with a reference between them, is found out later there.
      if (!theirs || !fault(text).contains(Joining.MIXED)) {
        assertThat(fault(text).isEmpty())
            .as("seed " + seed + "\n" + text + "\n" + fault(text))
            .isEqualTo(theirs);
      }
    }
    assertThat(good).isGreaterThan(SPOILT / 10);
  }

  private static boolean isHocon(String text) {
    try {
      ConfigFactory.parseString(text, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF));
      return true;
    } catch (ConfigException e) {
      return false;
    }
  }

  private static String fault(String text) {
    try {
      new Parser(new Source.Named("test"), text, List.of(), Scope.ROOT, new Loader()).document();
      return "";
    } catch (ToolkitException e) {
      return Objects.requireNonNull(e.getMessage());
    }
  }

  private Path file(String text) throws IOException {
    return write("x.conf", text);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** With keys that are set twice, which Document doesn't allow and HOCON does. */
  private static Optional<Object> ours(Path file) {
    try {
      Problems problems = new Problems();
      Outcome all = new Resolver(new Loader().file(file), problems).all();
      problems.throwIfAny();
      return Optional.of(Plain.of(((Outcome.Found) all).value()));
    } catch (ToolkitException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> theirs(Path file) {
    try {
      return Optional.of(
          Plain.of(
              ConfigFactory.parseFile(file.toFile())
                  .resolve(ConfigResolveOptions.noSystem())
                  .root()));
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }
}
