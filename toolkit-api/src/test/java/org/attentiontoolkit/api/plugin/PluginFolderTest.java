package org.attentiontoolkit.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.error.ProblemText;
import org.attentiontoolkit.api.testing.GoldenMessages;
import org.attentiontoolkit.api.testing.PluginJar;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars in a folder, compiled here. What a user is told about bad ones is kept in golden texts. */
final class PluginFolderTest {
  private static final String PLUGIN =
      """
      package outside;
      import org.attentiontoolkit.api.plugin.*;
      public final class Outside extends ToolkitPlugin {
        public record Config(int width) {}
        public Outside() { super("outside", ToolkitApi.VERSION); }
        @Override protected void register() {
          component(Kind.ATTENTION, "distant", Config.class, c -> (slot, scope) -> null);
        }
      }
      """;
  private static final String REFERENCE =
      "# Far away.\ncomponents.attention.distant {\n  # How wide.\n  width = 3\n}\n";

  @TempDir private Path folder;

  @Test
  void findsJarsAndFoldersOfJars() throws IOException {
    PluginJar.of("outside.Outside", PLUGIN).reference(REFERENCE).write(folder.resolve("a.jar"));
    Path own = Files.createDirectories(folder.resolve("second"));
    PluginJar.of("outside.Outside", PLUGIN.replace("distant", "remote"))
        .reference(REFERENCE.replace("distant", "remote"))
        .write(own.resolve("b.jar"));
    Files.writeString(folder.resolve("README.txt"), "not a jar");
    Components components = Plugins.load(folder);
    assertThat(components.list())
        .extracting(ComponentInfo::name, c -> c.plugin().home(), c -> c.plugin().version())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "distant", folder.resolve("a.jar").toString(), "1.2.3"),
            org.assertj.core.groups.Tuple.tuple(
                "remote", own.resolve("b.jar").toString(), "1.2.3"));
    assertThat(components.audit()).isEmpty();
  }

  @Test
  void aMissingFolderIsNoMistake() {
    assertThat(Plugins.load(folder.resolve("nowhere")).list()).isEmpty();
  }

  @Test
  void twoOwnersOfOneName() throws IOException {
    PluginJar.of("outside.Outside", PLUGIN).reference(REFERENCE).write(folder.resolve("a.jar"));
    PluginJar.of("outside.Outside", PLUGIN).reference(REFERENCE).write(folder.resolve("b.jar"));
    told("duplicate");
  }

  @Test
  void builtForOtherContracts() throws IOException {
    PluginJar.of("outside.Outside", PLUGIN.replace("ToolkitApi.VERSION", "7"))
        .write(folder.resolve("a.jar"));
    told("other-version");
  }

  @Test
  void classesThatDoNotLink() throws IOException {
    PluginJar.of(
            "outside.Gone",
            PLUGIN
                .replace("class Outside", "class Gone")
                .replace("public Outside()", "public Gone()")
                .replace("@Override", "private final Helper h = new Helper(); @Override"))
        .source("outside.Helper", "package outside;\npublic final class Helper {}\n")
        .without("outside/Helper.class")
        .write(folder.resolve("a.jar"));
    told("does-not-link");
  }

  @Test
  void aComponentThatDoesNotLink() throws IOException {
    PluginJar.of("outside.Outside", PLUGIN.replace("(slot, scope) -> null", "Helper.make()"))
        .source(
            "outside.Helper",
            """
            package outside;
            public final class Helper {
              public static org.attentiontoolkit.api.attention.AttentionFactory make() { return null; }
            }
            """)
        .without("outside/Helper.class")
        .reference(REFERENCE)
        .write(folder.resolve("a.jar"));
    Components components = Plugins.load(folder);
    Path file = Files.writeString(folder.resolve("x.conf"), "attention = distant");
    record Experiment(AttentionFactory attention) {}
    assertThatThrownBy(
            () -> components.read(ConfigFiles.load(file, List.of()), Experiment.class, "settings"))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("plugin.incompatible · attention can't be made")
        .hasMessageContaining("x.conf:1");
  }

  @Test
  void withoutServiceFile() throws IOException {
    PluginJar.of("outside.Outside", PLUGIN)
        .without("META-INF/services/" + ToolkitPlugin.class.getName())
        .write(folder.resolve("a.jar"));
    told("no-service");
  }

  @Test
  void serviceFileNamesNothing() throws IOException {
    PluginJar.of("outside.Outside", PLUGIN)
        .without("outside/Outside.class")
        .write(folder.resolve("a.jar"));
    told("broken-service");
  }

  @Test
  void aTornJar() throws IOException {
    PluginJar.of("outside.Outside", PLUGIN).write(folder.resolve("a.jar"));
    byte[] whole = Files.readAllBytes(folder.resolve("a.jar"));
    Files.write(folder.resolve("a.jar"), java.util.Arrays.copyOf(whole, whole.length / 2));
    told("torn-jar");
  }

  @Test
  void aReferenceThatCanNotBeRead() throws IOException {
    PluginJar.of("outside.Outside", PLUGIN)
        .reference("components {")
        .write(folder.resolve("a.jar"));
    told("bad-reference");
  }

  @Test
  void registeringThrows() throws IOException {
    PluginJar.of(
            "outside.Outside",
            PLUGIN.replace(
                "component(", "if (true) throw new IllegalStateException(\"oh\");\ncomponent("))
        .write(folder.resolve("a.jar"));
    told("register-throws");
  }

  @Test
  void aPluginListedInCodeIsCheckedToo() {
    ToolkitPlugin old =
        new ToolkitPlugin("old", 0) {
          @Override
          protected void register() {}
        };
    assertThatThrownBy(() -> Plugins.of(List.of(old)))
        .hasMessageContaining("was built for version 0");
  }

  private void told(String name) {
    ToolkitException fault =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            ToolkitException.class, () -> Plugins.load(folder));
    List<Problem> problems =
        fault.problems().stream()
            .map(p ->
                new Problem(
                    p.id(),
                    p.kind(),
                    p.sentence().replace(folder.toString(), "plugins"),
                    p.where().map(w -> w.replace(folder.toString(), "plugins")),
                    p.hint()))
            .toList();
    GoldenMessages.check(
        Path.of("src/test/resources/org/attentiontoolkit/api/plugin/golden/" + name + ".txt"),
        ProblemText.of(problems) + "exit code " + fault.exitCode() + "\n");
  }
}
