package org.attentiontoolkit.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts, codes and wishes that do not suit a run: what is told, and what comes all the same. */
class WrongTextInputTest {
  private static final String BEAM = "task.decoding.search.type=beam";
  private static final String LONG = "one two three four five six";

  @TempDir private static Path folder;
  private static String run = "";

  /** Six positions: five tokens and the one that ends them. */
  @BeforeAll
  static void learn() {
    TinyExperiment.write(folder);
    String parts = "width = 16, layers = 1, feedforward-width = 32, positions = learned";
    TinyExperiment.write(
        folder,
        "learned.conf",
        """
        include "tiny.conf"
        model = null
        model {
          encoder { type = transformer, %s, max-positions = 6, attention { type = multi-head, heads = 2 } }
          attention { type = multi-head, heads = 2, width = 16 }
          decoder { type = transformer, %s, max-positions = 6, self-attention { type = multi-head, heads = 2 } }
        }
        """
            .formatted(parts, parts));
    Ran ran = experiment("one", "training.max-epochs=1");
    assertThat(ran.code()).as(ran.err()).isZero();
    run = folder.resolve("runs/tiny/one").toString();
  }

  /** What is written to them is the same for all tests. */
  @BeforeEach
  void writeLong() {
    TinyExperiment.write(folder, "long.src", "one two\n" + LONG + "\n\nsix\n");
    TinyExperiment.write(folder, "long.tgt", "two one\ntwo\none\nsix\n");
  }

  @Test
  void trainingDataThatAModelHasNoPositionsFor() throws IOException {
    Files.writeString(
        folder.resolve("longer.src"), Files.readString(folder.resolve("train.src")) + LONG + "\n");
    Files.writeString(
        folder.resolve("longer.tgt"), Files.readString(folder.resolve("train.tgt")) + "one\n");
    String[] sets = {
      "task.data.train.source=longer.src",
      "task.data.train.target=longer.tgt",
      "training.max-steps=1"
    };
    assertThat(told(experiment("long", sets)))
        .endsWith(
            "data.no-positions: The model has no positions for 1 of the 601 examples of train: the first has 7"
                + " tokens with </s>, and the encoder 6 positions. at "
                + folder.resolve("longer.src")
                + ":601 and "
                + folder.resolve("longer.tgt")
                + ":601 hint Raise max-positions, or leave longer examples out: task.max-length. ");
    String[] without = Arrays.copyOf(sets, 4);
    without[3] = "task.max-length.source=5";
    assertThat(experiment("without", without).code()).isZero();
  }

  /** Before the first step, not when the set's turn comes. */
  @Test
  void evaluationDataThatAModelHasNoPositionsFor() {
    file("eval.src", "two\none\n");
    file("eval.tgt", "two\n" + LONG + "\n");
    Ran ran =
        experiment("test", "task.data.test.source=eval.src", "task.data.test.target=eval.tgt");
    assertThat(told(ran))
        .contains(
            "for 1 of the 2 examples of test: the first has 7 tokens with </s>, and the decoder")
        .contains("eval.tgt:2")
        .doesNotContain("epoch 1");
    Ran evaluated =
        CommandLineHarness.toolkit(
            "evaluate",
            run,
            "--force",
            "--set=task.data.test.source=" + folder.resolve("eval.src"),
            "--set=task.data.test.target=" + folder.resolve("eval.tgt"));
    assertThat(told(evaluated)).contains("data.no-positions", "eval.src:2");
    assertThat(evaluated.code()).isEqualTo(2);
  }

  /** The others are translated, and no output is longer than the decoder can write. */
  @Test
  void aLineThatAModelHasNoPositionsFor() throws IOException {
    for (String search : List.of("greedy", "beam", "sampling")) {
      Ran ran =
          CommandLineHarness.toolkitWithInput(
              Files.readString(folder.resolve("long.src")),
              "translate",
              run,
              "--set=task.decoding.search.type=" + search,
              "--set=task.decoding.length-extra=50");
      assertThat(told(ran))
          .endsWith(
              "text.no-positions: The line is not translated: with </s> it has 7 tokens, and the"
                  + " model 6 positions. at standard input:2 hint Cut it into sentences, or train a"
                  + " model with a higher max-positions. ");
      assertThat(ran.out()).hasLineCount(4);
      assertThat(ran.out().split("\n", -1)[1]).isEmpty();
      assertThat(ran.out().split("\n", -1)[3]).isNotEmpty();
    }
    Ran scored =
        CommandLineHarness.toolkit(
            "score-references",
            run,
            folder.resolve("long.src").toString(),
            folder.resolve("long.tgt").toString());
    assertThat(told(scored))
        .contains("The reference is not scored, by its source: with </s> it has 7 tokens")
        .contains("long.src:2");
    assertThat(scored.out()).hasLineCount(4);
  }

  @Test
  void aPrefixThatAModelHasNoPositionsFor() {
    Ran ran = translate("one\ntwo\n", "--prefix", file("prefix", LONG + "\ntwo\n"));
    assertThat(told(ran))
        .endsWith(
            "text.no-positions: The prefix is not gone on with: with </s> it has 7 tokens, and the"
                + " model 6 positions. at standard input:1 hint Cut it into sentences, or train a"
                + " model with a higher max-positions. ");
    assertThat(ran.out()).startsWith("\ntwo");
  }

  @Test
  void prefixesAreAsManyAsLines() {
    String few = file("few", "one\n");
    assertThat(told(translate("one\ntwo\n", "--prefix", few)))
        .endsWith(
            "translate.prefixes: The prefixes have fewer lines than the input. at "
                + few
                + ":1 hint Give a line for each line of the input; an empty one forces nothing. ");
    String many = file("many", "one\ntwo\n");
    Ran ran = translate("one\n", "--prefix", many);
    assertThat(told(ran))
        .endsWith(
            "translate.prefixes: The prefixes have more lines than the input. at "
                + many
                + ":2 hint Give a line for each line of the input; an empty one forces nothing. ");
    assertThat(ran.out()).as("what was asked for").startsWith("one").hasLineCount(1);
  }

  /** Nine tokens, of which a beam of 40 keeps those that there are; no output stands twice. */
  @Test
  void aBeamWiderThanTheVocabularyWorks() {
    Ran ran =
        translate("one two\n", "--set", BEAM, "--set=task.decoding.search.width=40", "--nbest=40");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out().lines().toList()).hasSize(40).doesNotHaveDuplicates();
  }

  /** As many as there are, which is said in the help. */
  @Test
  void moreOutputsThanTheBeamHas() {
    Ran ran = translate("one two\n", "--set", BEAM, "--nbest=9");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).hasLineCount(5);
    assertThat(told(translate("one\n", "--nbest=0")))
        .endsWith("translate.nbest: --nbest is 0. hint Ask for 1 output of a line or more. ");
  }

  @Test
  void codesThatAreNone() {
    String old = file("old.codes", "#version: 0.1\na b\n");
    assertThat(told(check(codes(old))))
        .endsWith(
            "bpe.version: The codes are of another version: #version: 0.1. at "
                + old
                + ":1 hint Version 0.2 is read. Earlier versions end words by a symbol of its own, so"
                + " their merges mean something else: learn anew. ");
    String broken = file("broken.codes", "#version: 0.2\na b\na b c\n");
    assertThat(told(check(codes(broken))))
        .endsWith(
            "bpe.codes: The line does not hold two symbols: \"a b c\". at "
                + broken
                + ":3 hint A codes file begins with #version: 0.2; each further line has two symbols"
                + " with a blank between them. ");
    String cut = file("cut.codes", "#version: 0.2\na b\nb c");
    assertThat(told(check(codes(cut))))
        .contains("bpe.codes: The last line is not ended: the file seems cut short. at " + cut);
  }

  /** They cut what they do not know into characters. */
  @Test
  void codesOfAnotherLanguageAreWarnedOf() throws IOException {
    String russian = file("russian.codes", "#version: 0.2\nо н\nд в\nдв а</w>\n");
    Ran ran =
        experiment("russian", codes(russian), "training.max-steps=1", "task.max-length.source=5");
    assertThat(told(ran))
        .contains(
            "warning: bpe: %s cuts a word of the training text into %.1f pieces on average: are"
                    .formatted(russian, meanLength(folder.resolve("train.src")))
                + " these the codes of this side's language?");
    String english =
        file(
            "english.codes",
            "#version: 0.2\no n\nt w\nt h\ntw o</w>\non e</w>\ns i\nsi x</w>\nf i\nfi v\nfiv e</w>\nth r\nthr e\nthre e</w>\n");
    assertThat(told(experiment("english", codes(english), "training.max-steps=1")))
        .doesNotContain("pieces on average");
  }

  private static double meanLength(Path file) throws IOException {
    return Stream.of(Files.readString(file).split("\\s+"))
        .mapToInt(String::length)
        .average()
        .orElseThrow();
  }

  @Test
  void aCompressedFileThatIsCutShortOrEmpty() throws IOException {
    byte[] whole = compressed(Files.readAllBytes(folder.resolve("train.src")));
    Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2));
    assertThat(told(experiment("cut", "task.data.train.source=cut.gz")))
        .endsWith("text.damaged: The compressed text is damaged or cut short. at " + cut + " ");
    Files.write(folder.resolve("nothing.gz"), compressed(new byte[0]));
    Files.createFile(folder.resolve("empty.gz"));
    for (String name : List.of("nothing.gz", "empty.gz")) {
      assertThat(told(experiment(name, "task.data.train.source=" + name)))
          .contains("data.unequal-length", "train.tgt has 600", name + " has 0.");
      Ran translated =
          CommandLineHarness.toolkit(
              "score", folder.resolve("test.tgt").toString(), folder.resolve(name).toString());
      assertThat(translated.code()).isEqualTo(2);
      assertThat(told(translated)).contains(name);
    }
    Files.write(folder.resolve("whole.gz"), whole);
    Ran right = experiment("whole", "task.data.train.source=whole.gz", "training.max-steps=1");
    assertThat(right.code()).as(right.err()).isZero();
  }

  private static byte[] compressed(byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text);
    }
    return bytes.toByteArray();
  }

  private static String codes(String file) {
    return "task.source-tokenizer={type=bpe, codes=\"%s\"}".formatted(file);
  }

  private static String file(String name, String text) {
    return TinyExperiment.write(folder, name, text).toString();
  }

  private static Ran translate(String input, String... options) {
    List<String> words = new ArrayList<>(List.of("translate", run));
    words.addAll(List.of(options));
    return CommandLineHarness.toolkitWithInput(input, words.toArray(String[]::new));
  }

  private static Ran check(String set) {
    return CommandLineHarness.toolkit(
        "check", folder.resolve("learned.conf").toString(), "--set", set);
  }

  private static Ran experiment(String name, String... sets) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "run",
                folder.resolve("learned.conf").toString(),
                "--runs",
                folder.resolve("runs").toString(),
                "--name",
                name));
    for (String set : sets) {
      words.addAll(List.of("--set", set));
    }
    return CommandLineHarness.toolkit(words.toArray(String[]::new));
  }

  /** Everything that was said, with blanks for line ends; no trace of a fault of ours. */
  private static String told(Ran ran) {
    assertThat(ran.err()).doesNotContain("\tat ", "Exception", "internal:");
    return ran.err().replaceAll("\\s+", " ");
  }
}
