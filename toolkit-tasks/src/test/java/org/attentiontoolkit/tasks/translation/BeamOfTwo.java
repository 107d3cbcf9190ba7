package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.op.Softmax;

/** The two likeliest outputs so far at each step: that the contract of a search carries a beam. */
final class BeamOfTwo implements Search {
  private static final int WIDTH = 2;

  private record Hypothesis(int row, int source, int[] tokens, double score) {
    Hypothesis with(int inRow, int token, double logProbability) {
      int[] more = Arrays.copyOf(tokens, tokens.length + 1);
      more[tokens.length] = token;
      return new Hypothesis(inRow, source, more, score + logProbability);
    }

    int last(int first) {
      return tokens.length == 0 ? first : tokens[tokens.length - 1];
    }
  }

  @Override
  public List<List<Output>> search(Tape tape, NextTokens model, Request request, Stop stop) {
    int[] limits = request.limits();
    Hypothesis[] best = new Hypothesis[limits.length];
    List<Hypothesis> open =
        IntStream.range(0, limits.length)
            .mapToObj(source -> new Hypothesis(source, source, new int[0], 0))
            .toList();
    DecoderState state = model.begin();
    while (!open.isEmpty()) {
      stop.check();
      int[] last = open.stream().mapToInt(h -> h.last(model.first())).toArray();
      NextTokens.Step step = model.step(tape, state, last);
      List<Hypothesis> going = new ArrayList<>();
      for (Hypothesis next : likeliest(tape, step, open)) {
        boolean ends = next.last(0) == model.end() || next.tokens.length == limits[next.source];
        if (!ends) {
          going.add(next);
        } else if (best[next.source] == null || best[next.source].score < next.score) {
          best[next.source] = next;
        }
      }
      open = going;
      state = step.state().select(tape, open.stream().mapToInt(Hypothesis::row).toArray());
    }
    return Arrays.stream(best)
        .map(h -> List.of(new Output(h.tokens, h.score, h.score, Map.of())))
        .toList();
  }

  /** Two of each source, the sources in their order. */
  private static List<Hypothesis> likeliest(
      Tape tape, NextTokens.Step step, List<Hypothesis> open) {
    double[] logs = Softmax.logRows(tape, step.logits()).data().toDoubles();
    int tokens = step.logits().columns();
    List<Hypothesis> all = new ArrayList<>();
    for (int row = 0; row < open.size(); row++) {
      for (int token = 0; token < tokens; token++) {
        all.add(open.get(row).with(row, token, logs[row * tokens + token]));
      }
    }
    return open.stream()
        .map(Hypothesis::source)
        .distinct()
        .flatMap(source ->
            all.stream()
                .filter(h -> h.source == source)
                .sorted(Comparator.comparingDouble(Hypothesis::score).reversed())
                .limit(WIDTH))
        .toList();
  }
}
