package org.attentiontoolkit.tasks.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.attentiontoolkit.api.output.Output;

/**
 * The hypotheses of one source, or of one group of a source. One that is finished leaves its place
 * empty: with width 1 the search is the greedy one.
 */
final class Beam {
  private static final Comparator<Hypothesis> LIKELIEST =
      Comparator.comparingDouble(h -> -h.rank());

  private final BeamSearch.Config config;
  private final int width;
  private final int limit;
  private final int wanted;
  private final int end;
  private final List<Hypothesis> finished = new ArrayList<>();
  private List<Hypothesis> going;

  /**
   * A beam with nothing written yet.
   *
   * @param width how many hypotheses there are at the most
   * @param end the token that ends an output
   * @param limit the most tokens of one
   * @param wanted how many outputs are wanted
   */
  Beam(BeamSearch.Config config, int width, int first, int end, int limit, int wanted) {
    this.config = config;
    this.width = width;
    this.limit = limit;
    this.wanted = Math.min(wanted, width);
    this.end = end;
    going = List.of(Hypothesis.start(first));
  }

  /** The hypotheses to go on from; none when the search is over. */
  List<Hypothesis> going() {
    return going;
  }

  /** How many hypotheses there may still be. */
  int places() {
    return width - finished.size();
  }

  /**
   * Goes on with the likeliest of some hypotheses.
   *
   * @param next each a token longer than one of those {@link #going}, likelier ones first among
   *     equals
   * @return what was gone on with, be it finished or not
   */
  List<Hypothesis> advance(List<Hypothesis> next) {
    List<Hypothesis> best = next.stream().sorted(LIKELIEST).limit(places()).toList();
    List<Hypothesis> on = new ArrayList<>();
    for (Hypothesis h : best) {
      (isFinished(h) ? finished : on).add(h);
    }
    going = on.isEmpty() || nothingBetterCanCome(on.getFirst()) ? List.of() : on;
    return best;
  }

  /** Whether a hypothesis goes on no more. */
  boolean isFinished(Hypothesis h) {
    return h.token() == end || h.length() >= limit;
  }

  /**
   * Whether even the likeliest hypothesis can't become one of those wanted: its log-probability can
   * only fall and its penalty only grow, its divisor at most become that of the limit, and what it
   * has not covered only take from that.
   */
  private boolean nothingBetterCanCome(Hypothesis likeliest) {
    double attainable = likeliest.rank() / config.lengthPenalty().divisor(limit, config.alpha());
    return finished.stream().filter(h -> score(h) >= attainable).count() >= wanted;
  }

  /** The best of what is finished, the best first. */
  List<Output> best() {
    return finished.stream()
        .sorted(Comparator.comparingDouble(h -> -score(h)))
        .limit(wanted)
        .map(h -> h.output(score(h)))
        .toList();
  }

  private double score(Hypothesis h) {
    double byLength = h.rank() / config.lengthPenalty().divisor(h.length(), config.alpha());
    return config.beta() == 0 ? byLength : byLength + config.beta() * Coverage.of(h);
  }
}
