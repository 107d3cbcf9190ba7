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
 * section 3.2: a finished hypothesis leaves the beam one narrower. Groups: Vijayakumar et al.,
 * "Diverse beam search: decoding diverse solutions from neural sequence models", 2016, algorithm 1.
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
   * @param groups into how many groups the hypotheses are divided that search side by side
   * @param diversityPenalty what a token costs for each hypothesis of an earlier group that has it
   *     at this place: Vijayakumar et al. 2016
   */
  public record Config(
      @Within("[1, 10000]") int width,
      LengthPenalty lengthPenalty,
      @Within("[0, 100]") double alpha,
      @Within("[0, 100]") double beta,
      @Within("[0, 1000000]") int minLength,
      @Within("[0, 1000]") int noRepeatNgram,
      @Within("[1, 10000]") int groups,
      @Within("[0, 1000]") double diversityPenalty) {
    /** Checks that the groups are equal. */
    public Config {
      if (width % groups != 0) {
        throw new IllegalArgumentException(
            "groups must divide width, but width = %d and groups = %d".formatted(width, groups));
      }
    }
  }

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
    List<SourceBeams> beams =
        Arrays.stream(request.limits())
            .mapToObj(limit ->
                new SourceBeams(config, model.first(), model.end(), limit, request.outputs()))
            .toList();
    DecoderState begin = model.begin();
    int[] groups = IntStream.range(0, beams.size() * config.groups()).toArray();
    Steps.run(
        tape,
        stop,
        config.groups() == 1
            ? begin
            : begin.select(tape, Arrays.stream(groups).map(i -> i / config.groups()).toArray()),
        state -> state.rows() > 0,
        state -> step(tape, model, state, request.prefixes(), new Watched(beams, watch)));
    return beams.stream().map(SourceBeams::best).toList();
  }

  /** Beams of a batch, and who is told of them. */
  private record Watched(List<SourceBeams> beams, SearchWatch watch) {
    /**
     * Tells what a step kept of a source.
     *
     * @param rowOf the row of each hypothesis that it went on from
     * @param first of these rows
     */
    void tell(int source, List<Hypothesis> best, Map<Hypothesis, Integer> rowOf, int first) {
      if (watch == SearchWatch.NONE || best.isEmpty()) {
        return;
      }
      List<SearchWatch.Kept> kept = new ArrayList<>();
      for (Hypothesis h : best) {
        int row = Objects.requireNonNull(rowOf.get(h.before().orElseThrow()));
        boolean finished = beams.get(source).isFinished(h);
        kept.add(new SearchWatch.Kept(row - first, h.token(), h.logProbability(), finished));
      }
      watch.kept(source, kept);
    }
  }

  private DecoderState step(
      Tape tape, NextTokens model, DecoderState from, List<int[]> prefixes, Watched watched) {
    List<SourceBeams> beams = watched.beams();
    List<List<Hypothesis>> parents = beams.stream().map(SourceBeams::going).toList();
    int[] last = parents.stream().flatMap(List::stream).mapToInt(Hypothesis::token).toArray();
    int position = parents.stream().flatMap(List::stream).findFirst().orElseThrow().length();
    NextTokens.Step step = model.step(tape, from, last);
    Forbidden rule = new Forbidden(config.minLength(), config.noRepeatNgram(), model.end());
    List<Set<Integer>> forbidden = parents.stream().flatMap(List::stream).map(rule::after).toList();
    TopTokens top = TopTokens.of(tape, step.logits(), most(beams, forbidden));
    ForcedTokens forced = ForcedTokens.of(tape, step.logits(), prefixes, from.sources(), position);
    Map<String, Look> looks = Look.of(step.weights());
    List<Integer> rows = new ArrayList<>();
    int first = 0;
    for (int b = 0; b < beams.size(); b++) {
      int source = b;
      Map<Hypothesis, Integer> rowOf = new IdentityHashMap<>();
      for (Hypothesis parent : parents.get(source)) {
        rowOf.put(parent, first + rowOf.size());
      }
      List<Hypothesis> best =
          beams
              .get(source)
              .advance(
                  new Candidates(top, forced, forbidden, first, model.end()),
                  number -> Look.at(looks, source, number));
      watched.tell(source, best, rowOf, first);
      for (Hypothesis h : beams.get(source).going()) {
        rows.add(rowOf.get(h.before().orElseThrow()));
      }
      first += rowOf.size();
    }
    int[] selected = rows.stream().mapToInt(Integer::intValue).toArray();
    boolean same = Arrays.equals(selected, IntStream.range(0, first).toArray());
    return same ? step.state() : step.state().select(tape, selected);
  }

  /** So many of the likeliest tokens hold all that can be chosen. */
  private static int most(List<SourceBeams> beams, List<Set<Integer>> forbidden) {
    return beams.stream().mapToInt(SourceBeams::places).max().orElse(0)
        + forbidden.stream().mapToInt(Set::size).max().orElse(0);
  }
}
