package org.attentiontoolkit.runner.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attentiontoolkit.runner.bench.Sample.Figure;

/** What all rounds come to: a row for ours, and one for each peer with how much faster ours is. */
final class Table {
  private static final int NARROWEST = 8;

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
    table.line("medians of rounds", table.names(), "peak MiB", comparison);
    table.row("Attention Toolkit", ours, "");
    peers.forEach((name, their) -> table.row(name, their, "  " + table.comparison(their)));
    return table.text.toString();
  }

  private List<String> names() {
    return ours.getFirst().sample().figures().stream().map(Figure::name).toList();
  }

  private void row(String name, List<Round> rounds, String comparison) {
    long peak = rounds.stream().mapToLong(Round::peakBytes).max().orElse(0);
    List<String> medians =
        IntStream.range(0, names().size()).mapToObj(i -> median(rounds, i)).toList();
    line(name, medians, peak == 0 ? "unknown" : Long.toString(peak >> 20), comparison);
  }

  private void line(String name, List<String> figures, String peak, String comparison) {
    text.append("%-20s".formatted(name));
    for (int i = 0; i < figures.size(); i++) {
      int width = Math.max(names().get(i).length(), NARROWEST);
      text.append(("  %" + width + "s").formatted(figures.get(i)));
    }
    text.append("  %8s%s%n".formatted(peak, comparison));
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
    return round.sample().speed();
  }

  private static String median(List<Round> rounds, int figure) {
    List<Figure> all = rounds.stream().map(r -> r.sample().figures().get(figure)).toList();
    return decimals(
        all.getFirst().decimals(), Medians.of(all.stream().map(Figure::value).toList()));
  }

  private static String decimals(int digits, double value) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
