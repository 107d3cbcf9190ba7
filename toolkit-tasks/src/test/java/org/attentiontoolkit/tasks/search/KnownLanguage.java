package org.attentiontoolkit.tasks.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * Logits that are known for every beginning, of one source.
 *
 * @param logits by the tokens after the first one
 */
record KnownLanguage(Map<List<Integer>, double[]> logits) implements NextTokens {
  private record State(List<List<Integer>> written) implements DecoderState {
    @Override
    public int rows() {
      return written.size();
    }

    @Override
    public int[] sources() {
      return new int[written.size()];
    }

    @Override
    public State select(Tape tape, int[] rows) {
      return new State(Arrays.stream(rows).mapToObj(written::get).toList());
    }
  }

  @Override
  public DecoderState begin() {
    return new State(List.of(List.of()));
  }

  @Override
  public int first() {
    return RandomLanguage.START;
  }

  @Override
  public int end() {
    return RandomLanguage.END;
  }

  @Override
  public Step step(Tape tape, DecoderState state, int[] tokens) {
    State last = (State) state;
    List<List<Integer>> written = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (int row = 0; row < tokens.length; row++) {
      List<Integer> all = new ArrayList<>(last.written().get(row));
      all.add(tokens[row]);
      written.add(all);
      rows.add(Optional.ofNullable(logits.get(all.subList(1, all.size()))).orElseThrow());
    }
    double[] values = rows.stream().flatMapToDouble(Arrays::stream).toArray();
    int words = rows.getFirst().length;
    return new Step(
        new State(written), tape.constant(Shape.of(tokens.length, words), values), Map.of());
  }
}
