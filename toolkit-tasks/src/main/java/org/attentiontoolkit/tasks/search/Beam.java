package org.attentiontoolkit.tasks.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The hypotheses of one source. One that is finished leaves its place empty: with width 1 the
 * search is the greedy one.
 */
final class Beam {
  private static final Comparator<Hypothesis> LIKELIEST =
      Comparator.comparingDouble(h -> -h.logProbability());

  private final BeamSearch.Config config;
  private final int limit;
  private final int end;
  private final List<Hypothesis> finished = new ArrayList<>();
  private List<Hypothesis> going;

  /**
   * A beam with nothing written yet.
   *
   * @param limit the most tokens of an output
   * @param end the token that ends one
   */
  Beam(BeamSearch.Config config, int first, int end, int limit) {
    this.config = config;
    this.limit = limit;
    this.end = end;
    going = List.of(Hypothesis.start(first));
  }

  /** The hypotheses to go on from; none when the search is over. */
  List<Hypothesis> going() {
    return going;
  }

  /** How many hypotheses there may still be. */
  int places() {
    return config.width() - finished.size();
  }

  /**
   * Goes on with the likeliest of some hypotheses.
   *
   * @param next each a token longer than one of those {@link #going}, likelier ones first among
   *     equals
   */
  void advance(List<Hypothesis> next) {
    List<Hypothesis> best = next.stream().sorted(LIKELIEST).limit(places()).toList();
    List<Hypothesis> on = new ArrayList<>();
    for (Hypothesis h : best) {
      (h.token() == end || h.length() >= limit ? finished : on).add(h);
    }
    going = on.isEmpty() || nothingBetterCanCome(on.getFirst()) ? List.of() : on;
  }

  /**
   * Whether even the likeliest hypothesis can't become better than what is finished: its
   * log-probability can only fall, and its divisor at most become that of the limit.
   */
  private boolean nothingBetterCanCome(Hypothesis likeliest) {
    double attainable =
        likeliest.logProbability() / config.lengthPenalty().divisor(limit, config.alpha());
    return finished.stream().anyMatch(h -> score(h) >= attainable);
  }

  /** The best of what is finished. */
  Hypothesis best() {
    return finished.stream().min(Comparator.comparingDouble(h -> -score(h))).orElseThrow();
  }

  private double score(Hypothesis h) {
    return h.logProbability() / config.lengthPenalty().divisor(h.length(), config.alpha());
  }
}
