package org.attentiontoolkit.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parts of a Transformer that do not fit, found by check: the whole message with its place. */
class WrongModelInputTest {
  private static final String PARTS =
      """
      width = 16, layers = 1, feedforward-width = 32\
      """;

  @TempDir private Path folder;

  /**
   * A mistake.
   *
   * @param set makes it
   * @param message the whole of it, with blanks for line ends; FILE is the experiment's
   */
  record Mistake(String set, String message) {}

  @BeforeEach
  void write() {
    TinyExperiment.write(folder);
    TinyExperiment.write(
        folder,
        "transformer.conf",
        """
        include "tiny.conf"
        model = null
        model {
          encoder { type = transformer, %s, attention { type = multi-head, heads = 2 } }
          attention { type = multi-head, heads = 2, width = 16 }
          decoder { type = transformer, %s, self-attention { type = multi-head, heads = 2 } }
        }
        """
            .formatted(PARTS, PARTS));
  }

  static Stream<Named<Mistake>> mistakes() {
    return Stream.of(
        mistake(
            "heads that do not divide the width",
            "model.encoder.attention.heads=3",
            "attention.heads: width 16 can't be divided among 3 heads at --set"
                + " model.encoder.attention.heads=3 and FILE:3 hint set the attention's width to a"
                + " multiple of its heads, or the heads to a divisor"),
        mistake(
            "an attention without what the slot has not",
            "model.decoder.self-attention=none",
            "attention.no-summary: without attention a context is the encoder's summary, but there"
                + " is none for states that look at themselves at --set"
                + " model.decoder.self-attention=none and FILE:3 hint use an encoder with a summary,"
                + " such as 'recurrent', or 'uniform' attention"),
        mistake(
            "coverage where no step comes before another",
            "model.encoder.attention={type=additive, coverage=true, width=8}",
            "attention.coverage: coverage sums what the steps before have looked at, but here all"
                + " positions are computed at once: none comes before another at --set"
                + " model.encoder.attention={type=additive, coverage=true, width=8} and FILE:3 hint"
                + " use model.decoder.type = recurrent, or leave 'coverage' out here"),
        mistake(
            "positions that there are not",
            "model.encoder.attention.positions=rotery",
            "config.unknown-component: there is no positions named rotery at --set"
                + " model.encoder.attention.positions=rotery hint did you mean rotary? there are:"
                + " alibi, none, relative, rotary, t5; docs/guides/plugins.md shows how to add one"),
        mistake(
            "positions for dot products of an attention that has none",
            "model.encoder.attention={type=additive, width=8, positions=rotary}",
            "attention.positions: positions 'rotary' belong to scores that are dot products; this is"
                + " none at --set model.encoder.attention={type=additive, width=8, positions=rotary}"
                + " and FILE:3 hint use a score such as 'scaled-dot' or 'general', or positions"
                + " 'alibi' or 't5'"),
        mistake(
            "positions within one sequence where two are looked at",
            "model.attention.positions=rotary",
            "attention.positions: positions 'rotary' are distances within one sequence, but here a"
                + " decoder looks at another one, the source at --set"
                + " model.attention.positions=rotary and FILE:3 hint use 'none' here; 'rotary' serves"
                + " where states look at themselves, as encoder.attention and"
                + " decoder.self-attention of a Transformer"),
        mistake(
            "a vocabulary without room for a word",
            "task.vocabulary.max-size=3",
            "config.invalid: task.vocabulary: max-size 3 leaves no room for a word beside <unk> <s>"
                + " </s>; 0 is no limit at --set task.vocabulary.max-size=3"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldWithItsPlace(Mistake mistake) {
    assertThat(refused("check", "--set", mistake.set()))
        .endsWith(mistake.message().replace("FILE", file()) + " ");
  }

  /** Each with the names that are nearest, all at once. */
  @Test
  void patternsThatFitNoParameter() {
    String message =
        refused(
            "check",
            "--set=training.freeze=[\"encodr.*\", \"head.*\"]",
            "--set=training.groups=[{ parameters = [\"decoder.layer.1.*\"] }]");
    assertThat(message)
        .contains(
            "training.unmatched-pattern: No parameter has a name like 'encodr.*'. at"
                + " training.freeze.0, ")
        .contains("--set training.freeze=[\"encodr.*\", \"head.*\"]", "tiny.conf:")
        .contains("hint There are encoder.embedding.weight, ")
        .contains(
            "No parameter has a name like 'decoder.layer.1.*'. at training.groups.0.parameters.0, ")
        .contains("hint There are decoder.layer.0.")
        .doesNotContain("like 'head.*'");
  }

  private String file() {
    return folder.resolve("transformer.conf").toString();
  }

  private String refused(String command, String... options) {
    List<String> words = new ArrayList<>(List.of(command, file()));
    words.addAll(List.of(options));
    Ran ran = CommandLineHarness.toolkit(words.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isEqualTo(Toolkit.WRONG_INPUT);
    assertThat(ran.out()).isEmpty();
    return ran.err().replaceAll("\\s+", " ");
  }

  private static Named<Mistake> mistake(String name, String set, String message) {
    return Named.of(name, new Mistake(set, message));
  }
}
