package org.attentiontoolkit.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The figures were worked out by hand. */
class TableTest {
  private static final long MIB = 1 << 20;

  @Test
  void comparesPairByPair() {
    List<Round> ours =
        List.of(round(232.04, 7000, 500), round(240, 8000.4, 723), round(208, 9000, 700));
    Map<String, List<Round>> peers = new LinkedHashMap<>();
    peers.put(
        "PyTorch",
        List.of(round(650, 3500, 1720), round(651.28, 2000.1, 1719), round(700, 3000, 1)));
    peers.put(
        "PyTorch, preloaded",
        List.of(round(1234.56, 14000, 0), round(5, 80004, 0), round(6, 1, 0)));
    assertThat(Table.of(ours, peers))
        .isEqualTo(
            """
            medians of rounds     ms a step  tokens/s  peak MiB  ours is so many times as fast
            Attention Toolkit         232.0      8000       723
            PyTorch                   651.3      3000      1720  3.00 (pair by pair: 2.00 4.00 3.00)
            PyTorch, preloaded          6.0     14000   unknown  0.50 (pair by pair: 0.50 0.10 9000.00)
            """);
  }

  @Test
  void showsOursAlone() {
    assertThat(Table.of(List.of(round(10, 100, 1), round(20, 201, 2)), Map.of()))
        .isEqualTo(
            """
            medians of rounds     ms a step  tokens/s  peak MiB
            Attention Toolkit          15.0       151         2
            """);
  }

  @Test
  void comparesTranslationsBySentences() {
    Round ours = new Round(new TranslationSample("c", "v", 2, 1000, 12_345, -500), 3 * MIB);
    Round their = new Round(new TranslationSample("c", "v", 8, 1000, 24_690, -502.25), 0);
    assertThat(Table.of(List.of(ours), Map.of("CTranslate2", List.of(their))))
        .isEqualTo(
            """
            medians of rounds     sentences/s  tokens/s  mean score  peak MiB  ours is so many times as fast
            Attention Toolkit           500.0      6173     -0.5000         3
            CTranslate2                 125.0      3086     -0.5023   unknown  4.00 (pair by pair: 4.00)
            """);
  }

  private static Round round(double stepMillis, double tokensPerSecond, long peakMib) {
    return new Round(
        new StepSample("case", "variant", stepMillis, tokensPerSecond, 1, 9, 8), peakMib * MIB);
  }
}
