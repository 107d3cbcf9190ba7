package org.attentiontoolkit.tasks.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.output.Output;

/**
 * The beams of one source, one a group. In each step the groups choose one after another, and a
 * token costs {@code diversity-penalty} for each hypothesis of an earlier group that goes on with
 * it: the Hamming diversity of Vijayakumar et al. 2016, section 4.
 */
final class SourceBeams {
  private final BeamSearch.Config config;
  private final int wanted;
  private final List<Beam> beams;

  /**
   * Beams with nothing written yet.
   *
   * @param end the token that ends an output
   * @param limit the most tokens of one
   * @param wanted how many outputs are wanted
   */
  SourceBeams(BeamSearch.Config config, int first, int end, int limit, int wanted) {
    this.config = config;
    this.wanted = wanted;
    int width = config.width() / config.groups();
    beams =
        IntStream.range(0, config.groups())
            .mapToObj(_ -> new Beam(config, width, first, end, limit, wanted))
            .toList();
  }

  /** The hypotheses to go on from, group by group; none when the search is over. */
  List<Hypothesis> going() {
    return beams.stream().flatMap(beam -> beam.going().stream()).toList();
  }

  /** How many tokens a step may choose or make dear. */
  int places() {
    return beams.stream().mapToInt(Beam::places).sum();
  }

  /**
   * Goes on.
   *
   * @param looks what a row looked at, by its number among those of the source
   * @return what the step kept, finished or not: group by group, in each the likeliest first
   */
  List<Hypothesis> advance(Candidates candidates, IntFunction<Map<String, double[][]>> looks) {
    Map<Integer, Double> costs = new HashMap<>();
    List<Hypothesis> kept = new ArrayList<>();
    int number = 0;
    for (Beam beam : beams) {
      List<Hypothesis> next = new ArrayList<>();
      for (Hypothesis parent : beam.going()) {
        next.addAll(candidates.after(parent, number, beam.places(), costs, looks.apply(number)));
        number++;
      }
      if (!next.isEmpty()) {
        List<Hypothesis> best = beam.advance(next);
        kept.addAll(best);
        for (Hypothesis h : best) {
          if (h.token() != candidates.end()) {
            costs.merge(h.token(), config.diversityPenalty(), Double::sum);
          }
        }
      }
    }
    return kept;
  }

  /** Whether a hypothesis goes on no more. */
  boolean isFinished(Hypothesis h) {
    return beams.getFirst().isFinished(h);
  }

  /** The best of all groups, the best first. */
  List<Output> best() {
    return beams.stream()
        .flatMap(beam -> beam.best().stream())
        .sorted(Comparator.comparingDouble(output -> -output.score()))
        .limit(wanted)
        .toList();
  }
}
