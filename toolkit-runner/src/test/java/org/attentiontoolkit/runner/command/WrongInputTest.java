package org.attentiontoolkit.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What wrong input gets: one clear message with its place, exit code 2, no stack trace, and no run
 * folder for an experiment that cannot begin.
 */
class WrongInputTest {
  @TempDir private Path folder;

  /**
   * A mistake in an experiment.
   *
   * @param make makes it, given the folder of a right one; the further arguments of the command
   * @param expected what the message holds
   */
  record Mistake(Making make, List<String> expected) {
    interface Making {
      List<String> in(Path folder) throws IOException;
    }
  }

  static Stream<Named<Mistake>> mistakes() {
    return Stream.of(
        mistake("misspelt key", set("training.max-epoch=3"), "config.unknown-key", "max-epochs"),
        mistake("wrong type", set("training.max-epochs=many"), "config.wrong-type", "--set"),
        mistake("out of range", set("training.max-epochs=0"), "config.out-of-range"),
        mistake("unknown component", set("model.attention=aditive"), "additive"),
        mistake(
            "missing key",
            replace("experiment { name = tiny, seed = 7 }", ""),
            "tiny.conf",
            "experiment.name is missing"),
        mistake("not HOCON", replace("clip-norm = 1.0", "clip-norm = {"), "tiny.conf"),
        mistake(
            "dimensions that do not fit",
            f ->
                List.of(
                    "--set",
                    "model.attention.type=multi-head",
                    "--set",
                    "model.attention.width=24",
                    "--set",
                    "model.attention.heads=5"),
            "heads"),
        mistake("widths that do not fit", set("model.attention=dot"), "32", "48", "tiny.conf:15"),
        mistake("a width beyond all memory", set("model.decoder.hidden-width=1000000000"), "range"),
        mistake("two ways of clipping", set("training.clip-value=1"), "clip-norm", "clip-value"),
        mistake("missing file", remove("train.src"), "train.src"),
        mistake("unequal lengths", append("train.tgt", "four five\n"), "train.tgt", "601"),
        mistake("not UTF-8", bytes("train.src", 0xE4, '\n'), "train.src:601"),
        mistake(
            "an empty corpus",
            f -> {
              TinyExperiment.write(f, "train.src", "");
              TinyExperiment.write(f, "train.tgt", "");
              return List.of();
            },
            "train"),
        mistake(
            "a vocabulary of nothing", set("task.vocabulary.min-frequency=100000"), "vocabulary"),
        mistake("a name that is no folder's", set("experiment.name=a/b"), "run.name", "a/b"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void getsOneClearMessage(Mistake mistake) throws IOException {
    Path file = TinyExperiment.write(folder);
    List<String> words = new ArrayList<>(List.of("run", file.toString()));
    words.addAll(List.of("--runs", folder.resolve("runs").toString()));
    words.addAll(mistake.make().in(folder));
    Ran ran = CommandLineHarness.toolkit(words.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isEqualTo(Toolkit.WRONG_INPUT);
    assertThat(ran.err()).contains(mistake.expected());
    assertThat(ran.err()).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void aFileThatIsNotThere() {
    expect("file.missing", "run", folder.resolve("nothing.conf").toString());
    expect("file.missing", "check", folder.resolve("nothing.conf").toString());
    expect("file.directory", "check", folder.toString());
  }

  @Test
  void aNameThatIsNoFoldersIsFoundByCheckingToo() {
    String file = TinyExperiment.write(folder).toString();
    expect("run.name", "check", file, "--set", "experiment.name=a/b");
  }

  @Test
  void aTableThatCannotBeSharedIsFoundByChecking() {
    String file = TinyExperiment.write(folder).toString();
    expect(
        "The decoder's embedding is 16 wide and its features 24",
        "check",
        file,
        "--set",
        "task.tied-softmax=true");
    expect(
        "tied-embeddings needs one vocabulary for both sides",
        "check",
        file,
        "--set",
        "task.tied-embeddings=true");
    expect(
        "encoder.embedding.weight is [8, 20], and decoder.embedding can't be the same",
        "check",
        file,
        "--set",
        "task.tied-embeddings=true",
        "--set",
        "task.vocabulary.joint=true",
        "--set",
        "model.encoder.embedding-width=20");
    Ran checked =
        CommandLineHarness.toolkit(
            "check",
            file,
            "--set",
            "task.tied-embeddings=true",
            "--set",
            "task.vocabulary.joint=true",
            "--set",
            "task.tied-softmax=true",
            "--set",
            "model.decoder.output-width=16");
    assertThat(checked.code()).as(checked.err()).isZero();
  }

  @Test
  void aFolderOfRunsThatCannotBeMadeIsAFailure() {
    Path file = TinyExperiment.write(folder);
    Ran ran = CommandLineHarness.toolkit("run", file.toString(), "--runs", file.toString());
    assertThat(ran.code()).isEqualTo(Toolkit.FAILED);
    assertThat(ran.err())
        .contains("file.no-folder: The folder cannot be made", "  at    " + file.resolve("tiny"))
        .doesNotContain("\tat ");
  }

  @Test
  void aRunThatIsNotThere() {
    expect("run.missing", "evaluate", folder.resolve("nothing").toString());
    expect("run.missing", "translate", folder.resolve("nothing").toString());
  }

  @Test
  void aFolderThatIsNoRun() {
    expect("run.foreign", "evaluate", folder.toString());
  }

  @Test
  void aCommandThatThereIsNot() {
    expect("Did you mean run", "rum");
  }

  @Test
  void anOptionThatThereIsNot() {
    expect("--nmae", "run", "x.conf", "--nmae", "y");
  }

  @Test
  void aMissingArgument() {
    expect("FILE", "run");
  }

  @Test
  void aComponentThatThereIsNot() {
    expect("did you mean additive", "describe", "aditive");
    expect("Did you mean attention", "list", "atention");
  }

  @Test
  void aDataSetThatThereIsNot() {
    expect("multi30k", "fetch", "multi31k");
  }

  @Test
  void aMirrorThatIsNoWebServer() {
    for (String mirror : List.of("ftp://host/data", "file:///tmp", "host/data", "a b", "http://")) {
      expect("fetch.mirror", "fetch", "multi30k", "--mirror", mirror);
    }
    Ran ran =
        CommandLineHarness.toolkit(
            "fetch", "multi30k", "--mirror", "ftp://me:secret@host/?k=secret");
    assertThat(ran.err()).contains("--mirror ftp://host/?…\n").doesNotContain("secret");
  }

  @Test
  void aPublicDataSetThatIsMissingCanBeFetched() {
    Path file = Path.of(System.getProperty("toolkit.root")).resolve("configs/translation");
    Path data = folder.resolve("multi30k");
    expect(
        "./toolkit fetch multi30k --to " + data,
        "check",
        file.resolve("multi30k-rnn.conf").toString(),
        "--set",
        "task.data.folder=" + data.resolve("task1/tok"));
  }

  @Test
  void aNameThatNoFileCanHave() {
    expect("(FILE): this cannot be the name of", "check", "a\0b");
    String file = TinyExperiment.write(folder).toString();
    Ran ran = CommandLineHarness.toolkit("run", file, "--set", "task.data.folder=a\0b");
    assertThat(ran.code()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err()).contains("task.data.folder must be a path").doesNotContain("java.");
  }

  @Test
  void attentionOfAModelThatHasNone() {
    Path file = TinyExperiment.write(folder);
    Path page = folder.resolve("looks.html");
    Ran ran =
        CommandLineHarness.toolkit(
            "run",
            file.toString(),
            "--runs",
            folder.resolve("runs").toString(),
            "--name",
            "one",
            "--set",
            "model.attention=none",
            "--set",
            "training.max-steps=1");
    assertThat(ran.code()).as(ran.err()).isZero();
    String run = folder.resolve("runs/tiny/one").toString();
    for (String input : List.of("one\n", "")) {
      Ran looked =
          CommandLineHarness.toolkitWithInput(
              input, "translate", run, "--attention", page.toString());
      assertThat(looked.code()).as(looked.err()).isEqualTo(2);
      assertThat(looked.err()).contains(input.isEmpty() ? "translate.nothing" : "no-attention");
      assertThat(looked.out()).isEmpty();
      assertThat(page).doesNotExist();
    }
  }

  @Test
  void aMetricThatThereIsNot() {
    expect("did you mean bleu", "score", "--metric", "blue", "a", "b");
    expect("  at    --metric=blue\n", "score", "--metric", "blue", "a", "b");
    expect("  at    --lowercase=7\n", "score", "--lowercase=7", "a", "b");
  }

  @Test
  void filesToScoreThatAreWrong() throws IOException {
    Path two = TinyExperiment.write(folder, "two", "a\nb\n");
    Path one = TinyExperiment.write(folder, "one", "a\n");
    Path latin = Files.write(folder.resolve("latin"), new byte[] {'a', '\n', (byte) 0xFC, '\n'});
    expect(two + ":2", "score", two.toString(), one.toString());
    expect(two + ":2", "score", one.toString(), two.toString());
    expect("file.directory", "score", two.toString(), folder.toString());
    expect(latin + ":2", "score", two.toString(), latin.toString());
    expect("file.missing", "score", two.toString(), folder.resolve("none").toString());
    expect("command.usage", "score");
    expect("command.usage", "score", "-", "-");
    expect("and standard input has 0.", "score", two.toString());
    expect("and standard input has 0.", "score", two.toString(), "-");
    expect("config.unknown-key", "score", "--lowrcase", "x", two.toString(), two.toString());
  }

  private static void expect(String message, String... words) {
    Ran ran = CommandLineHarness.toolkit(words);
    assertThat(ran.code()).as(ran.err()).isEqualTo(Toolkit.WRONG_INPUT);
    assertThat(ran.err()).contains(message).doesNotContain("\tat ");
    assertThat(ran.out()).isEmpty();
  }

  private static Named<Mistake> mistake(String name, Mistake.Making make, String... expected) {
    return Named.of(name, new Mistake(make, List.of(expected)));
  }

  private static Mistake.Making set(String assignment) {
    return folder -> List.of("--set", assignment);
  }

  private static Mistake.Making replace(String from, String to) {
    return folder -> {
      Path file = folder.resolve("tiny.conf");
      String text = Files.readString(file);
      assertThat(text).contains(from);
      Files.writeString(file, text.replace(from, to));
      return List.of();
    };
  }

  private static Mistake.Making remove(String name) {
    return folder -> {
      Files.delete(folder.resolve(name));
      return List.of();
    };
  }

  private static Mistake.Making append(String name, String text) {
    return folder -> {
      Path file = folder.resolve(name);
      Files.writeString(file, Files.readString(file) + text);
      return List.of();
    };
  }

  private static Mistake.Making bytes(String name, int... bytes) {
    return folder -> {
      Path file = folder.resolve(name);
      String more = new String(new byte[bytes.length], StandardCharsets.ISO_8859_1);
      byte[] all = (Files.readString(file) + more).getBytes(StandardCharsets.ISO_8859_1);
      for (int i = 0; i < bytes.length; i++) {
        all[all.length - bytes.length + i] = (byte) bytes[i];
      }
      Files.write(file, all);
      return List.of();
    };
  }
}
