package org.attentiontoolkit.runner.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What all rounds come to: a row for ours, and one for each peer with how much faster ours is. */
final class Table {
  private final List<Round> ours;
  private final StringBuilder text = new StringBuilder();

  private Table(List<Round> ours) {
    this.ours = ours;
  }

  /**
   * The text.
   *
   * @param ours the rounds of ours, at least one
   * @param peers those of each peer by its name, as many as of ours
   */
  static String of(List<Round> ours, Map<String, List<Round>> peers) {
    Table table = new Table(ours);
    String comparison = peers.isEmpty() ? "" : "  ours is so many times as fast";
    table.line("medians of rounds", "ms a step", "tokens/s", "peak MiB", comparison);
    table.row("Attention Toolkit", ours, "");
    peers.forEach((name, their) -> table.row(name, their, "  " + table.comparison(their)));
    return table.text.toString();
  }

  private void row(String name, List<Round> rounds, String comparison) {
    long peak = rounds.stream().mapToLong(Round::peakBytes).max().orElse(0);
    line(
        name,
        decimals(1, median(rounds, Sample::stepMillis)),
        decimals(0, median(rounds, Sample::tokensPerSecond)),
        peak == 0 ? "unknown" : Long.toString(peak >> 20),
        comparison);
  }

  private void line(String name, String step, String speed, String peak, String comparison) {
    text.append("%-20s  %9s  %8s  %8s%s%n".formatted(name, step, speed, peak, comparison));
  }

  /** The median of the ratios, then each of them: rounds that stand side by side in time. */
  private String comparison(List<Round> their) {
    List<Double> ratios =
        IntStream.range(0, their.size())
            .mapToObj(i -> speed(ours.get(i)) / speed(their.get(i)))
            .toList();
    return ratios.stream()
        .map(ratio -> decimals(2, ratio))
        .collect(
            Collectors.joining(" ", decimals(2, Medians.of(ratios)) + " (pair by pair: ", ")"));
  }

  private static double speed(Round round) {
    return round.sample().tokensPerSecond();
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Sample> figure) {
    return Medians.of(rounds.stream().map(round -> figure.applyAsDouble(round.sample())).toList());
  }

  private static String decimals(int digits, double value) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
