package org.attentiontoolkit.tasks.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
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
   */
  public record Config(
      @Within("[1, 10000]") int width,
      LengthPenalty lengthPenalty,
      @Within("[0, 100]") double alpha) {}

  private final Config config;

  /** A search. */
  public BeamSearch(Config config) {
    this.config = config;
  }

  @Override
  public List<Output> search(Tape tape, NextTokens model, int[] limits, Stop stop) {
    List<Beam> beams =
        Arrays.stream(limits)
            .mapToObj(limit -> new Beam(config, model.first(), model.end(), limit))
            .toList();
    Steps.run(
        tape,
        stop,
        model.begin(),
        state -> state.rows() > 0,
        state -> step(tape, model, state, beams));
    return beams.stream().map(beam -> beam.best().output()).toList();
  }

  private static DecoderState step(
      Tape tape, NextTokens model, DecoderState from, List<Beam> beams) {
    int[] last =
        beams.stream().flatMap(beam -> beam.going().stream()).mapToInt(Hypothesis::token).toArray();
    NextTokens.Step step = model.step(tape, from, last);
    int most =
        beams.stream().filter(b -> !b.going().isEmpty()).mapToInt(Beam::places).max().orElse(0);
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
      beam.advance(next(parents, beam.places(), first, top, lookedAt(looks, source)));
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
    return number -> {
      Map<String, double[][]> at = new LinkedHashMap<>();
      looks.forEach((place, look) -> at.put(place, look.at(source, number)));
      return at;
    };
  }

  /**
   * The likeliest hypotheses that are one token longer.
   *
   * @param first the row of the first parent
   */
  private static List<Hypothesis> next(
      List<Hypothesis> parents, int places, int first, TopTokens top, LookedAt looks) {
    List<Hypothesis> next = new ArrayList<>();
    for (int number = 0; number < parents.size(); number++) {
      Map<String, double[][]> seen = looks.by(number);
      for (int i = 0; i < Math.min(places, top.count()); i++) {
        next.add(
            parents
                .get(number)
                .then(
                    top.ids()[i][first + number], top.logProbabilities()[i][first + number], seen));
      }
    }
    return next;
  }
}
