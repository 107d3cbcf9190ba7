package org.attentiontoolkit.runner.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.attentiontoolkit.runner.command.CommandLineHarness;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences with names that no vocabulary has: each is drawn anew and must be copied. */
class CopyingRunTest {
  private static final List<String> WORDS = List.of("one", "two", "three", "four", "five", "six");
  private static final List<String> GERMAN =
      List.of("eins", "zwei", "drei", "vier", "fuenf", "sechs");
  private static final String TRANSFORMER =
      """
      model = null
      model {
        encoder { type = transformer, width = 32, layers = 1, feedforward-width = 64, dropout = 0
          attention { type = multi-head, heads = 2 } }
        attention { type = multi-head, heads = 2 }
        decoder { type = transformer, width = 32, layers = 1, feedforward-width = 64, dropout = 0
          self-attention { type = multi-head, heads = 2 } }
      }
      """;

  @TempDir private Path folder;

  @Test
  void namesAreCopiedByARecurrentDecoder() throws IOException {
    Path file = write("");
    String known = outputs(file, "known", 8, "task.copy.enabled=false");
    String copied = outputs(file, "copied", 8, "task.copy.enabled=true");
    assertThat(accuracy(known)).isZero();
    assertThat(namesInPlace(known)).isZero();
    assertThat(namesInPlace(copied)).isGreaterThan(0.9);
    assertThat(accuracy(copied)).isGreaterThan(0.9);
    searchesCopyToo("copied");
    copiedWordsAreScoredForcedAndLookedAt("copied");
    severalModelsCopyAlike("copied");
  }

  /** It has not yet learned the order of known words, but where names belong. */
  @Test
  void namesAreCopiedByATransformer() throws IOException {
    String outputs = outputs(write(TRANSFORMER), "copied", 8, "task.copy.enabled=true");
    assertThat(namesInPlace(outputs)).isGreaterThan(0.9);
    assertThat(accuracy(outputs)).isGreaterThan(0.5);
    searchesCopyToo("copied");
    copiedWordsAreScoredForcedAndLookedAt("copied");
  }

  /** A copied word is a token like any other: were it unknown, it would have another score. */
  private void copiedWordsAreScoredForcedAndLookedAt(String name) throws IOException {
    String line = "two Zubari one\n";
    String written = translate(line, name, "--scores");
    String text = written.strip().split("\t")[1] + "\n";
    assertThat(text).contains("Zubari");
    Path source = TinyExperiment.write(folder, "line", line);
    Path output = TinyExperiment.write(folder, "output", text);
    Ran scored =
        CommandLineHarness.toolkit(
            "score-references", run(name), source.toString(), output.toString());
    assertThat(scored.out()).as(scored.err()).contains("Zubari");
    assertThat(Double.parseDouble(scored.out().split("\t")[0]))
        .isCloseTo(Double.parseDouble(written.split("\t")[0]), within(1e-4));
    assertThat(translate(line, name, "--scores", "--prefix", output.toString())).isEqualTo(written);
    Path other = TinyExperiment.write(folder, "other", "Zubari Zubari Qaxo\n");
    assertThat(translate(line, name, "--prefix", other.toString()))
        .startsWith("Zubari Zubari Qaxo");
    assertThat(translate(line, name, "--set", "task.decoding.replace-unknown=true"))
        .isEqualTo(text);
    assertThat(
            translate(
                line,
                name,
                "--set=task.decoding.search.type=beam",
                "--set=task.decoding.minimum-bayes-risk={samples=4, utility=chrf}"))
        .contains("Zubari");
    Path page = folder.resolve(name + ".html");
    translate(line, name, "--attention", page.toString());
    assertThat(Files.readString(page)).contains("Zubari");
  }

  private void severalModelsCopyAlike(String name) {
    String lines = "two Zubari one\nQaxo one Bilu six Mepo Nudi\n";
    String beam = "task.decoding.search.type=beam";
    String alone = translate(lines, name, "--set", beam);
    for (String mean : List.of("linear", "log-linear")) {
      assertThat(translate(lines, name, run(name), "--ensemble", mean, "--set", beam))
          .isEqualTo(alone);
    }
    Ran refused = CommandLineHarness.toolkitWithInput(lines, "translate", run(name), run("known"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err().replaceAll("\\s+", " "))
        .contains(
            "ensemble.copy: The models number copied words otherwise: of a source, the first run"
                + " can copy 50 words that the vocabulary lacks, the other 0.")
        .contains("runs/tiny/known");
  }

  private String translate(String input, String name, String... options) {
    List<String> words = new ArrayList<>(List.of("translate", run(name)));
    words.addAll(List.of(options));
    Ran ran = CommandLineHarness.toolkitWithInput(input, words.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.out();
  }

  private String run(String name) {
    return folder.resolve("runs/tiny/" + name).toString();
  }

  /** Alone, and beside a longer line with more names. */
  private void searchesCopyToo(String name) {
    String run = run(name);
    String longer = "Qaxo one Bilu six Mepo Nudi\n";
    for (String search : List.of("greedy", "beam", "sampling")) {
      String set = "task.decoding.search.type=" + search;
      String line = "two Zubari one\n";
      Ran alone =
          CommandLineHarness.toolkitWithInput(line, "translate", run, "--scores", "--set", set);
      Ran beside =
          CommandLineHarness.toolkitWithInput(
              line + longer, "translate", run, "--scores", "--set", set);
      assertThat(alone.out()).as(alone.err()).contains("Zubari");
      assertThat(beside.out()).startsWith(alone.out());
    }
  }

  private String outputs(Path file, String name, int epochs, String set) {
    Ran ran =
        CommandLineHarness.toolkit(
            "run",
            file.toString(),
            "--runs",
            folder.resolve("runs").toString(),
            "--name",
            name,
            "--set",
            set,
            "--set",
            "task.vocabulary.min-frequency=2",
            "--set",
            "training.max-epochs=" + epochs);
    assertThat(ran.code()).as(ran.err()).isZero();
    Ran translated = CommandLineHarness.toolkitWithInput(read("test.src"), "translate", run(name));
    assertThat(translated.code()).as(translated.err()).isZero();
    return translated.out();
  }

  private double accuracy(String outputs) {
    return share(outputs, String::equals);
  }

  /** The share of lines that have their name where it should be. */
  private double namesInPlace(String outputs) {
    return share(
        outputs,
        (right, given) -> {
          List<String> words = List.of(right.split(" "));
          int place =
              IntStream.range(0, words.size())
                  .filter(i -> words.get(i).startsWith("X"))
                  .findFirst()
                  .orElseThrow();
          List<String> found = List.of(given.split(" "));
          return place < found.size() && found.get(place).equals(words.get(place));
        });
  }

  private double share(String outputs, BiPredicate<String, String> holds) {
    List<String> right = read("test.tgt").lines().toList();
    List<String> given = outputs.lines().toList();
    long holding =
        IntStream.range(0, right.size())
            .filter(i -> holds.test(right.get(i), given.get(i)))
            .count();
    return (double) holding / right.size();
  }

  private Path write(String more) throws IOException {
    Path file = TinyExperiment.write(folder);
    for (String set : List.of("train", "valid", "test")) {
      Random random = new Random(set.hashCode());
      List<String> sources = new ArrayList<>();
      List<String> targets = new ArrayList<>();
      for (int i = 0; i < (set.equals("train") ? 600 : 40); i++) {
        List<String> source = new ArrayList<>(List.of(name(random)));
        List<String> target = new ArrayList<>(source);
        for (int w = 0; w < 3; w++) {
          int word = random.nextInt(WORDS.size());
          int at = random.nextInt(source.size() + 1);
          source.add(at, WORDS.get(word));
          target.add(at, GERMAN.get(word));
        }
        sources.add(String.join(" ", source));
        targets.add(String.join(" ", target));
      }
      Files.write(folder.resolve(set + ".src"), sources);
      Files.write(folder.resolve(set + ".tgt"), targets);
    }
    return TinyExperiment.write(folder, "tiny.conf", Files.readString(file) + more);
  }

  /** Of 50⁴ names one hardly comes twice. */
  private static String name(Random random) {
    StringBuilder name = new StringBuilder("X");
    for (int i = 0; i < 8; i++) {
      name.append(
          (i % 2 == 0 ? "aeiou" : "bcdfghklmn").charAt(random.nextInt(i % 2 == 0 ? 5 : 10)));
    }
    return name.toString();
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
