package org.attentiontoolkit.tasks.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.op.TopTokens;

/**
 * Writes the likeliest token at each step, for a batch of sources at once, until the token that
 * ends an output or the length limit. Finished sources leave the batch.
 */
public final class GreedySearch implements Search {
  /** It has no settings. */
  public record Config() {}

  /** The search. */
  public GreedySearch(Config config) {}

  @Override
  public List<List<Output>> search(Tape tape, NextTokens model, Request request, Stop stop) {
    List<Growing> growing =
        Arrays.stream(request.limits()).mapToObj(l -> new Growing(l, model.end())).toList();
    DecoderState start = model.begin();
    int[] last = new int[start.rows()];
    Arrays.fill(last, model.first());
    Steps.run(
        tape,
        stop,
        new Front(start, last),
        front -> front.state().rows() > 0,
        front -> step(tape, model, front, request.prefixes(), growing));
    return growing.stream().map(g -> List.of(g.output())).toList();
  }

  /** Where the search is: a state, and the token that each of its rows goes on from. */
  private record Front(DecoderState state, int[] last) {}

  private static Front step(
      Tape tape, NextTokens model, Front from, List<int[]> prefixes, List<Growing> growing) {
    NextTokens.Step step = model.step(tape, from.state, from.last);
    TopTokens top = TopTokens.of(tape, step.logits(), 1);
    int[] next = top.ids()[0];
    double[] logProbabilities = top.logProbabilities()[0];
    Map<String, Look> looks = Look.of(step.weights());
    int[] sourceOf = step.state().sources();
    int position = growing.get(sourceOf[0]).length();
    ForcedTokens forced = ForcedTokens.of(tape, step.logits(), prefixes, sourceOf, position);
    for (int row = 0; row < next.length; row++) {
      if (forced.at(row)) {
        next[row] = forced.tokens()[row];
        logProbabilities[row] = forced.logProbabilities()[row];
      }
      growing.get(sourceOf[row]).add(next[row], logProbabilities[row], sourceOf[row], looks);
    }
    int[] going =
        IntStream.range(0, next.length).filter(r -> !growing.get(sourceOf[r]).done()).toArray();
    int[] last = Arrays.stream(going).map(r -> next[r]).toArray();
    DecoderState state =
        going.length == next.length ? step.state() : step.state().select(tape, going);
    return new Front(state, last);
  }

  /** The output of one source so far. */
  private static final class Growing {
    private final int limit;
    private final int end;
    private final List<Integer> tokens = new ArrayList<>();
    private final Map<String, List<double[][]>> weights = new LinkedHashMap<>();
    private double logProbability;

    Growing(int limit, int end) {
      this.limit = limit;
      this.end = end;
    }

    int length() {
      return tokens.size();
    }

    void add(int token, double tokenLogProbability, int source, Map<String, Look> looks) {
      tokens.add(token);
      logProbability += tokenLogProbability;
      looks.forEach((place, look) ->
          weights.computeIfAbsent(place, p -> new ArrayList<>()).add(look.at(source, 0)));
    }

    boolean done() {
      return tokens.getLast() == end || tokens.size() >= limit;
    }

    Output output() {
      int[] all = tokens.stream().mapToInt(Integer::intValue).toArray();
      return new Output(all, logProbability, logProbability, weights);
    }
  }
}
