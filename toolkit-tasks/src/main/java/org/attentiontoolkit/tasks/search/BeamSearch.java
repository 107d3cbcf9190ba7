package org.attentiontoolkit.tasks.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.output.SearchWatch;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.op.TopTokens;

/**
 * Keeps the likeliest few beginnings of each output at every step, for a batch of sources at once.
 * A source is done when no hypothesis is left, or when none can become better than the best that is
 * finished; it then leaves the batch.
 *
 * <p>Sutskever, Vinyals and Le, "Sequence to sequence learning with neural networks", NeurIPS 2014,
 * section 3.2: a finished hypothesis leaves the beam one narrower.
 */
public final class BeamSearch implements Search {
  /**
   * Settings.
   *
   * @param width how many hypotheses of a source there are at the most
   * @param lengthPenalty how outputs of different lengths are compared
   * @param alpha its exponent
   * @param beta what a source position that was not looked at takes from an output's score: Wu et
   *     al. 2016, equation 14
   * @param minLength how many tokens an output has at least, the one that ends it not counted
   * @param noRepeatNgram no sequence of so many tokens comes twice in an output; 0 for no such rule
   */
  public record Config(
      @Within("[1, 10000]") int width,
      LengthPenalty lengthPenalty,
      @Within("[0, 100]") double alpha,
      @Within("[0, 100]") double beta,
      @Within("[0, 1000000]") int minLength,
      @Within("[0, 1000]") int noRepeatNgram) {}

  private final Config config;

  /** A search. */
  public BeamSearch(Config config) {
    this.config = config;
  }

  @Override
  public boolean needsWeights() {
    return config.beta() > 0;
  }

  @Override
  public List<List<Output>> search(Tape tape, NextTokens model, Request request, Stop stop) {
    return search(tape, model, request, stop, SearchWatch.NONE);
  }

  @Override
  public List<List<Output>> search(
      Tape tape, NextTokens model, Request request, Stop stop, SearchWatch watch) {
    List<Beam> beams =
        Arrays.stream(request.limits())
            .mapToObj(
                limit -> new Beam(config, model.first(), model.end(), limit, request.outputs()))
            .toList();
    Steps.run(
        tape,
        stop,
        model.begin(),
        state -> state.rows() > 0,
        state -> step(tape, model, state, new Watched(beams, watch)));
    return beams.stream().map(Beam::best).toList();
  }

  /** Beams of a batch, and who is told of them. */
  private record Watched(List<Beam> beams, SearchWatch watch) {
    /**
     * Tells what a beam has kept.
     *
     * @param rowOf the row of each hypothesis that it went on from
     * @param first of these rows
     */
    void tell(int source, Map<Hypothesis, Integer> rowOf, int first) {
      if (watch == SearchWatch.NONE) {
        return;
      }
      Beam beam = beams.get(source);
      List<SearchWatch.Kept> kept = new ArrayList<>();
      for (Hypothesis h : beam.kept()) {
        int row = Objects.requireNonNull(rowOf.get(h.before().orElseThrow()));
        kept.add(
            new SearchWatch.Kept(row - first, h.token(), h.logProbability(), beam.isFinished(h)));
      }
      watch.kept(source, kept);
    }
  }

  private DecoderState step(Tape tape, NextTokens model, DecoderState from, Watched watched) {
    List<Beam> beams = watched.beams();
    int[] last =
        beams.stream().flatMap(beam -> beam.going().stream()).mapToInt(Hypothesis::token).toArray();
    NextTokens.Step step = model.step(tape, from, last);
    Forbidden rule = new Forbidden(config.minLength(), config.noRepeatNgram(), model.end());
    List<Set<Integer>> forbidden = new ArrayList<>();
    int most = 0;
    for (Beam beam : beams) {
      for (Hypothesis parent : beam.going()) {
        Set<Integer> tokens = rule.after(parent);
        forbidden.add(tokens);
        most = Math.max(most, beam.places() + tokens.size());
      }
    }
    TopTokens top = TopTokens.of(tape, step.logits(), most);
    Map<String, Look> looks = Look.of(step.weights());
    List<Integer> rows = new ArrayList<>();
    int first = 0;
    for (int source = 0; source < beams.size(); source++) {
      Beam beam = beams.get(source);
      List<Hypothesis> parents = beam.going();
      Map<Hypothesis, Integer> rowOf = new IdentityHashMap<>();
      for (Hypothesis parent : parents) {
        rowOf.put(parent, first + rowOf.size());
      }
      beam.advance(
          next(
              parents,
              beam.places(),
              model.end(),
              new Candidates(top, forbidden, first),
              lookedAt(looks, source)));
      if (!parents.isEmpty()) {
        watched.tell(source, rowOf, first);
      }
      for (Hypothesis h : beam.going()) {
        rows.add(rowOf.get(h.before().orElseThrow()));
      }
      first += parents.size();
    }
    int[] selected = rows.stream().mapToInt(Integer::intValue).toArray();
    boolean same = Arrays.equals(selected, IntStream.range(0, first).toArray());
    return same ? step.state() : step.state().select(tape, selected);
  }

  /** What a row of a source looked at, by its number among those of the source. */
  private interface LookedAt {
    Map<String, double[][]> by(int number);
  }

  private static LookedAt lookedAt(Map<String, Look> looks, int source) {
    return number -> Look.at(looks, source, number);
  }

  /**
   * The likeliest tokens of the rows of one source.
   *
   * @param forbidden which may not follow, of each row
   * @param first its first row
   */
  private record Candidates(TopTokens top, List<Set<Integer>> forbidden, int first) {
    int count() {
      return top.count();
    }

    int rank(int number, int token) {
      int rank = 0;
      while (token(number, rank) != token) {
        rank++;
      }
      return rank;
    }

    boolean allows(int number, int token) {
      return !forbidden.get(first + number).contains(token);
    }

    int token(int number, int rank) {
      return top.ids()[rank][first + number];
    }

    double logProbability(int number, int rank) {
      return top.logProbabilities()[rank][first + number];
    }
  }

  /** The likeliest hypotheses that are one token longer; what can't go on ends. */
  private static List<Hypothesis> next(
      List<Hypothesis> parents, int places, int end, Candidates candidates, LookedAt looks) {
    List<Hypothesis> next = new ArrayList<>();
    for (int number = 0; number < parents.size(); number++) {
      Hypothesis parent = parents.get(number);
      Map<String, double[][]> seen = looks.by(number);
      int before = next.size();
      for (int rank = 0; rank < candidates.count() && next.size() < before + places; rank++) {
        int token = candidates.token(number, rank);
        if (candidates.allows(number, token)) {
          next.add(parent.then(token, candidates.logProbability(number, rank), seen));
        }
      }
      if (next.size() == before) {
        int rank = candidates.rank(number, end);
        next.add(parent.then(end, candidates.logProbability(number, rank), seen));
      }
    }
    return next;
  }
}
