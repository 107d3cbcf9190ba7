package org.attentiontoolkit.runner.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.attentiontoolkit.runner.report.chart.Axis.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AxisTest {
  private static final Quantity LOSS = Quantity.of("loss");
  private static final List<String> METRICS =
      List.of("loss", "bleu", "gradient-norm", "learning-rate");

  /** What a person would write beside such values. */
  @ParameterizedTest
  @CsvSource({
    "bleu, 1.7, 98.8, 0 20 40 60 80 100",
    "bleu, 0, 100.00000000000004, 0 20 40 60 80 100",
    "bleu, 31.2, 36.4, 30 32 34 36 38",
    "token-accuracy, 48.6, 99.8, 40 60 80 100",
    "sequence-accuracy, 0, 0, 0 0.2 0.4 0.6 0.8 1.0",
    "learning-rate, 0.0000076, 0.00398, 0 1 2 3 4",
    "learning-rate, 0, 0.00001, 0 2 4 6 8 10",
    "learning-rate, 0.01, 0.01, 0 0.002 0.004 0.006 0.008 0.010",
    "tokens-per-second, 10399, 58032, 0 20k 40k 60k",
    "tokens-per-second, 900, 1480, 0 500 1000 1500",
    "loss, 0.08, 4.01, 0 1 2 3 4 5",
    "loss, 2.301, 2.302, 2.3000 2.3005 2.3010 2.3015 2.3020 2.3025 2.3030",
    "other, -3, 1, −3 −2 −1 0 1",
  })
  void linearTicksAreRound(String metric, double least, double greatest, String labels) {
    Axis axis = Axis.of(Quantity.of(metric), new double[] {least, greatest});
    assertThat(axis.name()).isEqualTo("linear");
    assertThat(labels(axis)).isEqualTo(labels);
  }

  @Test
  void smallNumbersHaveAFactorInCommon() {
    assertThat(Axis.of(Quantity.of("learning-rate"), new double[] {0, 4e-3}).factor())
        .isEqualTo("×10⁻³");
    assertThat(Axis.of(Quantity.of("learning-rate"), new double[] {0, 3e-5}).factor())
        .isEqualTo("×10⁻⁶");
    assertThat(Axis.of(LOSS, new double[] {0, 4}).factor()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.09, 55, 2 5 10 20 50",
    "0.002, 3, 0.003 0.01 0.03 0.1 0.3 1 3",
    "1, 1e6, 1 10 100 1000 10k 100k 1M",
    "1e-6, 1e6, 1e−6 1e−4 0.01 1 100 10k 1M",
  })
  void logarithmicTicksAreRound(double least, double greatest, String labels) {
    assertThat(labels(LogarithmicAxis.around(least, greatest))).isEqualTo(labels);
  }

  @Test
  void aCurveThatIsCrowdedAtItsEndIsLogarithmic() {
    double[] falling = IntStream.range(0, 100).mapToDouble(i -> 0.1 + 50 * Math.exp(-i)).toArray();
    assertThat(Axis.of(LOSS, falling).name()).isEqualTo("logarithmic");
    assertThat(Axis.of(Quantity.of("perplexity"), falling).name()).isEqualTo("logarithmic");
    assertThat(Axis.of(Quantity.of("gradient-norm"), falling).name()).isEqualTo("logarithmic");
    double[] even = IntStream.range(0, 100).mapToDouble(i -> 0.01 + i).toArray();
    assertThat(Axis.of(LOSS, even).name()).as("nothing is crowded").isEqualTo("linear");
  }

  @Test
  void whatIsBoundedOrReachesZeroIsLinear() {
    double[] falling = IntStream.range(0, 100).mapToDouble(i -> 0.1 + 50 * Math.exp(-i)).toArray();
    for (String metric :
        List.of("bleu", "sequence-accuracy", "learning-rate", "tokens-per-second", "unheard-of")) {
      assertThat(Axis.of(Quantity.of(metric), falling).name()).as(metric).isEqualTo("linear");
    }
    falling[99] = 0;
    assertThat(Axis.of(LOSS, falling).name()).isEqualTo("linear");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 1",
    "1, 0 1",
    "2, 0 1 2",
    "7, 0 2 4 6",
    "628, 0 200 400 600",
    "5000, 0 1000 2000 3000 4000 5000",
    "12345, 0 5k 10k",
    "1000000, 0 200k 400k 600k 800k 1000k",
  })
  void stepsAreWholeNumbers(long last, String labels) {
    assertThat(labels(LinearAxis.ofSteps(last))).isEqualTo(labels);
  }

  @Test
  void placesGoFromEndToEnd() {
    Axis linear = LinearAxis.around(0, 100);
    assertThat(linear.place(25)).isCloseTo(0.25, within(1e-12));
    Axis logarithmic = new LogarithmicAxis(1, 10_000);
    assertThat(logarithmic.place(100)).isCloseTo(0.5, within(1e-12));
  }

  /** Whatever the values: three to seven ticks, in order, all different, short, within the axis. */
  @Test
  void everyAxisCanBeRead() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      double size = Math.pow(10, 40 * random.nextDouble() - 20);
      double least = size * (random.nextInt(3) - 1 + random.nextInt(2) * random.nextDouble());
      double greatest = least + size * Math.pow(10, -8 * random.nextDouble());
      double[] values = {least, least, least, greatest};
      isReadable(Axis.of(Quantity.of(METRICS.get(i % METRICS.size())), values), values);
      if (least > 0 && greatest >= 10 * least) {
        isReadable(LogarithmicAxis.around(least, greatest), values);
      }
    }
  }

  private static void isReadable(Axis axis, double[] values) {
    List<Tick> ticks = axis.ticks();
    String of = axis + " " + Arrays.toString(values);
    assertThat(ticks).as(of).hasSizeBetween(Axis.FEWEST, Axis.MOST);
    assertThat(ticks).extracting(Tick::label).as(of).doesNotHaveDuplicates();
    assertThat(ticks).extracting(t -> t.label().length()).as(of).allMatch(length -> length <= 8);
    assertThat(ticks)
        .extracting(t -> axis.place(t.value()))
        .as(of)
        .isSorted()
        .allMatch(place -> place > -1e-6 && place < 1 + 1e-6);
    for (double value : values) {
      assertThat(axis.place(value)).as(of).isBetween(-1e-6, 1 + 1e-6);
    }
  }

  private static String labels(Axis axis) {
    return String.join(" ", axis.ticks().stream().map(Tick::label).toList());
  }
}
