package org.attentiontoolkit.api.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.attentiontoolkit.api.error.ProblemText;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.testing.GoldenMessages;
import org.attentiontoolkit.api.testing.SampleExperiment;
import org.attentiontoolkit.api.testing.SamplePlugin;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in {@code golden} is wrong; beside it lies what its author is told. */
final class BadFilesTest {
  private static final Path FOLDER =
      Path.of("src/test/resources/org/attentiontoolkit/api/config/golden");

  private final Components components = Plugins.of(List.of(new SamplePlugin()));

  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(f -> f.toString().endsWith(".conf")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isTold(Path file) {
    ToolkitException fault =
        catchThrowableOfType(
            ToolkitException.class,
            () ->
                components.read(
                    ConfigFiles.load(file, List.of()), SampleExperiment.class, "settings"));
    List<Problem> problems = fault.problems().stream().map(BadFilesTest::withoutFolder).toList();
    GoldenMessages.check(
        file.resolveSibling(file.getFileName().toString().replace(".conf", ".txt")),
        ProblemText.of(problems) + "exit code " + fault.exitCode() + "\n");
  }

  private static Problem withoutFolder(Problem p) {
    return new Problem(
        p.id(),
        p.kind(),
        p.sentence().replace(FOLDER + "/", ""),
        p.where().map(w -> w.replace(FOLDER + "/", "")),
        p.hint());
  }
}
