package org.attentiontoolkit.tasks.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.tasks.metric.chrf.ChrfMetric;
import org.attentiontoolkit.tasks.metric.segment.FixedPoint;
import org.attentiontoolkit.tasks.metric.ter.TerMetric;
import org.attentiontoolkit.tasks.testing.SharedData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Four WMT17 systems: chrF, chrF++ and TER as {@code sacrebleu ref0.txt -i FILE -m chrf ter -w 4
 * --force -f text} 2.6.0 prints them. EXPECTED.tsv has the same chrF and Tercom's own TER in three
 * digits.
 */
@Tag("shared-data")
final class Newstest2017ChrfTerTest {
  @ParameterizedTest
  @CsvSource({
    "C-3MA.4959, 51.9533, 49.1698, 66.8824",
    "FBK.4870, 54.7152, 52.2380, 63.6231",
    "LIUM-NMT.4900, 55.9284, 53.2356, 63.2521",
    "online-A.0, 52.0023, 49.0469, 68.9683",
  })
  void equalsSacrebleu(String system, String chrf, String chrfPlusPlus, String ter)
      throws IOException {
    assertThat(score(new ChrfMetric(chrf(0)), system)).isEqualTo(chrf);
    assertThat(score(new ChrfMetric(chrf(2)), system)).isEqualTo(chrfPlusPlus);
    assertThat(score(new TerMetric(new TerMetric.Config(false, true, false, false)), system))
        .isEqualTo(ter);
  }

  private static ChrfMetric.Config chrf(int wordOrder) {
    return new ChrfMetric.Config(6, wordOrder, 2, false, false, false);
  }

  private static String score(TextMetric metric, String system) throws IOException {
    return FixedPoint.format(
        metric
            .score(lines("newstest2017." + system + ".en-de.txt"), List.of(lines("ref0.txt")))
            .score()
            .value(),
        4);
  }

  private static List<String> lines(String name) throws IOException {
    return Files.readAllLines(SharedData.file("metrics/newstest2017.en-de/" + name));
  }
}
