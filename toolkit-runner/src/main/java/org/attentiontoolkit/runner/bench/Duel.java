package org.attentiontoolkit.runner.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rounds of ours and of each peer, one after another, so that whatever slows the machine down slows
 * all of them down; compared pair by pair.
 */
public final class Duel {
  private final OurSide ours;
  private final Map<String, PeerSide> peers;
  private final PrintStream out;
  private final List<Sample> ourSamples = new ArrayList<>();
  private final Map<String, List<PeerSide.Round>> peerRounds = new LinkedHashMap<>();

  /**
   * A duel.
   *
   * @param peers by name; none measures ours alone
   * @param out where figures are printed
   */
  public Duel(OurSide ours, Map<String, PeerSide> peers, PrintStream out) {
    this.ours = ours;
    this.peers = peers;
    this.out = out;
  }

  /** Runs all rounds, printing each sample as a line of JSON, then the comparison. */
  public void fight(String benchmark, int rounds, int warmup, int steps) {
    for (int round = 0; round < rounds; round++) {
      Sample sample = ours.round(warmup, steps);
      ourSamples.add(sample);
      out.println(sample.json());
      peers.forEach((name, peer) -> {
        PeerSide.Round their = peer.round(benchmark, warmup, steps);
        peerRounds.computeIfAbsent(name, n -> new ArrayList<>()).add(their);
        out.println(their.sample().json());
      });
    }
    out.println();
    row("ours", ourSamples, PeakMemory.of(ProcessHandle.current().pid()).orElse(0), "");
    peerRounds.forEach((name, their) ->
        row(
            name,
            their.stream().map(PeerSide.Round::sample).toList(),
            their.stream().mapToLong(PeerSide.Round::peakBytes).max().orElse(0),
            comparison(their)));
  }

  private String comparison(List<PeerSide.Round> their) {
    List<Double> ratios =
        IntStream.range(0, their.size())
            .mapToObj(
                i -> ourSamples.get(i).tokensPerSecond() / their.get(i).sample().tokensPerSecond())
            .toList();
    return String.format(
        Locale.ROOT,
        "  ours is %.2f times as fast (pair by pair: %s)",
        Medians.of(ratios),
        ratios.stream()
            .map(r -> String.format(Locale.ROOT, "%.2f", r))
            .collect(Collectors.joining(" ")));
  }

  private void row(String name, List<Sample> samples, long peakBytes, String comparison) {
    out.printf(
        Locale.ROOT,
        "%-20s %9.1f ms a step  %8.0f tokens/s  peak %5d MiB%s%n",
        name,
        Medians.of(samples.stream().map(Sample::stepMillis).toList()),
        Medians.of(samples.stream().map(Sample::tokensPerSecond).toList()),
        peakBytes >> 20,
        comparison);
  }
}
