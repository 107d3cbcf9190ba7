package org.attentiontoolkit.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a benchmark is said before it measures anything. */
class BenchCommandTest {
  static Stream<Named<List<String>>> mistakes() {
    return Stream.of(
        mistake("bench.out-of-range: --steps is 0; it must be at least 1.", "--steps", "0"),
        mistake("bench.out-of-range: --rounds is 0", "--rounds", "0"),
        mistake("bench.out-of-range: --warmup is -1", "--warmup", "-1"),
        mistake("'x' is not an int", "--steps", "x"),
        mistake("known: beam5-small, rnn-additive", "--case", "rnn"),
        mistake("bench.unknown", "--case", "../bench/rnn-additive"),
        mistake("There is no folder multi30k/task1/tok.", "--data", "."),
        mistake("./toolkit run configs/bench/beam5-small.conf", "--case", "beam5-small"),
        mistake("rnn-additive measures training steps of a new model.", "--run", "runs/a"),
        mistake("There is no such run folder.", "--case", "beam5-small", "--run", "none"),
        mistake("--baselines none.py", "--baselines", "none.py"),
        mistake("--mkl-as-intel none.so", "--mkl-as-intel", "none.so"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void getsOneClearMessage(List<String> mistake) {
    String[] words =
        Stream.concat(Stream.of("bench"), mistake.stream().skip(1)).toArray(String[]::new);
    Ran ran = CommandLineHarness.toolkit(words);
    assertThat(ran.code()).as(ran.err()).isEqualTo(Toolkit.WRONG_INPUT);
    assertThat(ran.err()).contains(mistake.getFirst()).doesNotContain("\tat ");
    assertThat(ran.out()).isEmpty();
  }

  private static Named<List<String>> mistake(String message, String... words) {
    return Named.of(
        String.join(" ", words), Stream.concat(Stream.of(message), Stream.of(words)).toList());
  }
}
