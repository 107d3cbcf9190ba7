package org.attentiontoolkit.runner.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.attentiontoolkit.runner.command.CommandLineHarness;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.documents.MarkdownFile.Block;
import org.attentiontoolkit.runner.fetch.Datasets;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.runner.testing.TinyLanguage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of README and guides, as they stand but for names that stand for anything. Training
 * is cut short, and what needs a network or runs the tests is only known to exist.
 */
class DocumentsTest {
  private static final List<MarkdownFile> DOCUMENTS =
      Stream.of(
              "README.md",
              "CONTRIBUTING.md",
              "docs/guides/add-an-attention.md",
              "docs/guides/attention.md",
              "docs/guides/configuration.md",
              "docs/guides/looking.md",
              "docs/guides/plugins.md",
              "docs/guides/runs-and-tracking.md",
              "docs/guides/text.md",
              "docs/guides/search.md",
              "docs/guides/training.md",
              "docs/performance.md",
              "docs/example-plugin/README.md",
              "experiments/001-attention-or-not/README.md",
              "experiments/002-transformer-on-captions/README.md")
          .map(MarkdownFile::of)
          .toList();

  private static final String QUICKSTART = "configs/translation/quickstart.conf";

  /** ExamplePluginRunTest puts it into a folder of plugins and trains with it. */
  private static final String PLUGIN = "model.attention=gaussian";

  /** ExamplePluginTest does it where the plugin is. */
  private static final String DESCRIBED = "./toolkit describe gaussian";

  @TempDir private static Path folder;
  @TempDir private Path own;

  @BeforeAll
  static void learn() {
    Path translation = TinyExperiment.write(folder);
    learn(translation, "one");
    learn(translation, "two");
    learn(TinyLanguage.write(folder), "one");
  }

  private static void learn(Path file, String name) {
    String runs = folder.resolve("runs").toString();
    Ran ran =
        CommandLineHarness.toolkit(
            "run",
            file.toString(),
            "--runs",
            runs,
            "--name",
            name,
            "--set",
            "training.max-epochs=1");
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  /** A document and something in it. */
  record Example(MarkdownFile document, String code) {}

  static Stream<Named<Example>> commands() {
    return DOCUMENTS.stream()
        .flatMap(d -> d.commands().stream().map(c -> Named.of(d + ": " + c, new Example(d, c))))
        .filter(example -> !example.getPayload().code().equals(DESCRIBED));
  }

  static Stream<Named<Example>> sets() {
    return DOCUMENTS.stream()
        .flatMap(d -> d.sets().stream().map(c -> Named.of(d + ": " + c, new Example(d, c))))
        .filter(example -> !example.getPayload().code().equals("--set path=value"))
        .filter(example -> !example.getPayload().code().endsWith(PLUGIN));
  }

  static Stream<Named<String>> experimentFiles() {
    return DOCUMENTS.stream()
        .flatMap(d ->
            d.blocks().stream()
                .filter(b -> b.language().equals("hocon") && b.file().isEmpty())
                .map(b ->
                    Named.of(
                        d + ": " + b.text().strip().lines().findFirst().orElse(""), b.text())));
  }

  @Test
  void everyGuideIsLookedAt() throws IOException {
    try (Stream<Path> guides = Files.list(MarkdownFile.ROOT.resolve("docs/guides"))) {
      assertThat(DOCUMENTS)
          .extracting(d -> MarkdownFile.ROOT.resolve(d.path()))
          .containsAll(guides.toList());
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandDoesWhatItSays(Example example) throws IOException {
    List<String> words = new ArrayList<>(Arrays.asList(words(example.code())));
    switch (words.getFirst()) {
      case "run" -> runs(words);
      case "check", "list", "describe", "evaluate", "report", "score" -> succeeds("", words);
      case "translate" -> succeeds("one two\n", words);
      case "generate" -> succeeds("one two\n", ofLanguageModel(words));
      case "score-references" -> succeeds("", words);
      case "fetch" ->
          assertThat(Datasets.ALL).extracting("name").containsAll(words.subList(1, words.size()));
      case "bench", "average", "find-lr" -> hasOptions(words);
      case "test", "mvn", "--help", "help" -> assertThat(words).isNotEmpty();
      default -> throw new AssertionError("no such command: " + example.code());
    }
  }

  private static List<String> ofLanguageModel(List<String> words) {
    String translation = folder.resolve("runs/tiny/one").toString();
    String language = folder.resolve("runs/language/one").toString();
    return words.stream().map(word -> word.replace(translation, language)).toList();
  }

  /** The words of a command, with something in place of what stands for anything. */
  private static String[] words(String command) {
    return command
        .replaceFirst("^\\./toolkit ", "")
        .replace("[--set path=value]…", "")
        .replace("[--beside OTHER]…", "--beside OTHER")
        .replaceFirst("<.*", "")
        .replaceAll("\\b(REF|HYP\\d?|BASELINE)\\b", folder.resolve("test.tgt").toString())
        .replaceAll("\\b(SOURCE|REFERENCE)\\b", folder.resolve("test.tgt").toString())
        .replace("--attention out", "--attention " + folder.resolve("out"))
        .replace("FILE", QUICKSTART)
        .replace("RUN", folder.resolve("runs/tiny/one").toString())
        .replace("OTHER", folder.resolve("runs/tiny/two").toString())
        .replace("fetch NAME", "fetch multi30k")
        .replace("NAME", "additive")
        .strip()
        .split("\\s+");
  }

  private void runs(List<String> words) throws IOException {
    boolean needsData =
        Files.readString(MarkdownFile.ROOT.resolve(words.get(1))).contains("multi30k");
    if (needsData) {
      words.addAll(multi30k());
    }
    if (words.contains(PLUGIN)) {
      return;
    }
    words.addAll(List.of("--set", "training.max-steps=1", "--set", "task.batch.sentences=8"));
    words.addAll(List.of("--runs", own.toString()));
    succeeds("", words);
  }

  /** Two sentences under the names of the data set. */
  private List<String> multi30k() throws IOException {
    Path data = Files.createDirectories(own.resolve("multi30k"));
    for (var file : Datasets.named("multi30k").files()) {
      Files.writeString(
          data.resolve(Path.of(file.path()).getFileName()), "ein mann\nzwei hunde\n".repeat(2));
    }
    return List.of("--set", "task.data.folder=" + data);
  }

  private static void succeeds(String input, List<String> words) {
    List<String> located =
        words.stream()
            .map(w ->
                Files.exists(MarkdownFile.ROOT.resolve(w))
                    ? MarkdownFile.ROOT.resolve(w).toString()
                    : w)
            .toList();
    Ran ran = CommandLineHarness.toolkitWithInput(input, located.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  private static void hasOptions(List<String> words) {
    String help = CommandLineHarness.toolkit(words.getFirst(), "--help").out();
    assertThat(words).filteredOn(w -> w.startsWith("--")).allMatch(help::contains);
  }

  @ParameterizedTest
  @MethodSource("sets")
  void changeOfAKeyIsRight(Example example) {
    List<String> words = new ArrayList<>(List.of("check", QUICKSTART));
    words.addAll(Arrays.asList(example.code().split(" ")));
    succeeds("", words);
  }

  /** Each block is a file, or the end of one. */
  @ParameterizedTest
  @MethodSource("experimentFiles")
  void fileOfAGuideIsRight(String text) throws IOException {
    String whole = "include \"" + MarkdownFile.ROOT.resolve(QUICKSTART) + "\"\n";
    for (String name : List.of("base.conf", "additive.conf")) {
      Files.writeString(own.resolve(name), whole);
    }
    Path file = Files.writeString(own.resolve("example.conf"), whole + text);
    succeeds("", List.of("check", file.toString()));
  }

  @Test
  void theGuideHasTheWholePlugin() throws IOException {
    Path project = MarkdownFile.ROOT.resolve("docs/example-plugin");
    List<Block> files =
        MarkdownFile.of("docs/guides/add-an-attention.md").blocks().stream()
            .filter(b -> !b.file().isEmpty())
            .toList();
    for (Block block : files) {
      assertThat(Files.readString(project.resolve(block.file())))
          .as(block.file())
          .isEqualTo(block.text());
    }
    try (Stream<Path> all = Files.walk(project.resolve("src/main"))) {
      assertThat(files)
          .extracting(Block::file)
          .contains("pom.xml")
          .containsAll(
              all.filter(Files::isRegularFile).map(f -> project.relativize(f).toString()).toList());
    }
  }
}
