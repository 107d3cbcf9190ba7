package org.attentiontoolkit.runner.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rounds of ours and of each peer, one after another, so that whatever slows the machine down slows
 * all of them down; compared pair by pair.
 */
final class Duel {
  private final Side ours;
  private final Map<String, Side> peers;
  private final PrintStream out;

  /**
   * A duel.
   *
   * @param peers by name; none measures ours alone
   * @param out where figures are printed
   */
  Duel(Side ours, Map<String, Side> peers, PrintStream out) {
    this.ours = ours;
    this.peers = peers;
    this.out = out;
  }

  /** Runs all rounds, printing each sample as a line of JSON, then the comparison. */
  void fight(int rounds) {
    List<Round> our = new ArrayList<>();
    Map<String, List<Round>> their = new LinkedHashMap<>();
    for (int i = 0; i < rounds; i++) {
      our.add(shown(ours.round()));
      peers.forEach((name, peer) ->
          their.computeIfAbsent(name, n -> new ArrayList<>()).add(shown(peer.round())));
    }
    out.println();
    out.print(Table.of(our, their));
  }

  private Round shown(Round round) {
    out.println(round.sample().json());
    return round;
  }
}
