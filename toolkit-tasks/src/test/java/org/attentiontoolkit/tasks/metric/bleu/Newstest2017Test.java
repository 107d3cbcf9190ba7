package org.attentiontoolkit.tasks.metric.bleu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.attentiontoolkit.api.statistics.Bootstrap;
import org.attentiontoolkit.api.statistics.ConfidenceInterval;
import org.attentiontoolkit.tasks.metric.BleuMetric;
import org.attentiontoolkit.tasks.testing.SharedData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Four WMT17 systems; the lines are what {@code sacrebleu ref0.txt -i FILE -w 2 --force -f text
 * --tokenize TOK} 2.6.0 prints, in agreement with EXPECTED.tsv.
 */
@Tag("shared-data")
final class Newstest2017Test {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "C-3MA.4959; 13a; 22.67 56.2/28.7/16.9/10.3 (BP = 0.985 ratio = 0.985 hyp_len = 60395 ref_len = 61287)",
        "FBK.4870; 13a; 26.33 59.3/32.3/19.9/12.6 (BP = 1.000 ratio = 1.003 hyp_len = 61450 ref_len = 61287)",
        "LIUM-NMT.4900; 13a; 26.60 58.9/32.3/20.1/13.0 (BP = 1.000 ratio = 1.020 hyp_len = 62496 ref_len = 61287)",
        "online-A.0; 13a; 20.80 54.4/26.6/14.9/8.7 (BP = 1.000 ratio = 1.026 hyp_len = 62880 ref_len = 61287)",
        "C-3MA.4959; none; 17.72 47.1/23.8/13.0/7.4 (BP = 0.977 ratio = 0.977 hyp_len = 51636 ref_len = 52833)",
        "FBK.4870; none; 21.14 50.4/27.2/15.7/9.5 (BP = 0.994 ratio = 0.994 hyp_len = 52500 ref_len = 52833)",
        "LIUM-NMT.4900; none; 21.61 50.4/27.4/16.1/9.8 (BP = 1.000 ratio = 1.010 hyp_len = 53378 ref_len = 52833)",
        "online-A.0; none; 16.02 44.8/21.5/11.2/6.1 (BP = 1.000 ratio = 1.012 hyp_len = 53463 ref_len = 52833)",
        "C-3MA.4959; char; 57.79 85.9/65.8/52.8/45.0 (BP = 0.955 ratio = 0.956 hyp_len = 302841 ref_len = 316770)",
        "FBK.4870; char; 60.24 86.8/68.4/56.4/49.0 (BP = 0.947 ratio = 0.948 hyp_len = 300282 ref_len = 316770)",
        "LIUM-NMT.4900; char; 62.02 86.2/67.9/56.0/48.7 (BP = 0.981 ratio = 0.982 hyp_len = 310933 ref_len = 316770)",
        "online-A.0; char; 58.40 85.0/64.9/51.9/43.9 (BP = 0.981 ratio = 0.981 hyp_len = 310831 ref_len = 316770)",
        "C-3MA.4959; intl; 23.09 56.1/28.7/17.0/10.4 (BP = 1.000 ratio = 1.001 hyp_len = 62315 ref_len = 62274)",
        "FBK.4870; intl; 26.56 59.6/32.7/20.2/12.9 (BP = 0.995 ratio = 0.995 hyp_len = 61953 ref_len = 62274)",
        "LIUM-NMT.4900; intl; 26.89 59.1/32.6/20.4/13.3 (BP = 1.000 ratio = 1.020 hyp_len = 63544 ref_len = 62274)",
        "online-A.0; intl; 20.86 54.1/26.5/14.9/8.8 (BP = 1.000 ratio = 1.052 hyp_len = 65483 ref_len = 62274)",
      })
  void printsSacrebleusLine(String system, String tokenizer, String line) throws IOException {
    List<String> hypotheses = lines("newstest2017." + system + ".en-de.txt");
    Bleu bleu = new Bleu(BleuOptions.DEFAULT.with(SegmentTokenizer.named(tokenizer)));
    BleuScore score = bleu.score(hypotheses, List.of(lines("ref0.txt")));
    assertThat(score.line("x")).isEqualTo("BLEU|x = " + line);
  }

  /**
   * {@code sacrebleu --confidence} prints 26.3316 (μ = 26.3218 ± 0.6551) and 20.7965 (20.7857 ±
   * 0.6092) at -w 4. Half an interval from 1000 resamples has a standard deviation of 3 % of itself
   * (see {@link SacrebleuConfidenceTest}); four of the difference of two such are allowed.
   */
  @ParameterizedTest
  @CsvSource({"FBK.4870, 0.6551", "online-A.0, 0.6092"})
  void hasSacrebleusConfidence(String system, double half) throws IOException {
    ConfidenceInterval interval =
        Bootstrap.STANDARD
            .interval(
                new BleuMetric(new BleuMetric.Config("13a", "exp", false))
                    .score(
                        lines("newstest2017." + system + ".en-de.txt"), List.of(lines("ref0.txt")))
                    .measured()
                    .contributions())
            .orElseThrow();
    assertThat((interval.high() - interval.low()) / 2)
        .isCloseTo(half, within(4 * Math.sqrt(2) * 0.03 * half));
  }

  private static List<String> lines(String name) throws IOException {
    return Files.readAllLines(SharedData.file("metrics/newstest2017.en-de/" + name));
  }
}
