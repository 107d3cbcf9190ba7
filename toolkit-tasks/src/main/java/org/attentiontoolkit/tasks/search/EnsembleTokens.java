package org.attentiontoolkit.tasks.search;

import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.api.task.Ensemble.Mean;
import org.attentiontoolkit.tensor.Tape;

/**
 * Several models that say together which token may come next, for the same sources. Their
 * attentions are told apart by the number of the model, from 1.
 *
 * @param members models with the same tokens
 * @param mean of their probabilities
 */
public record EnsembleTokens(List<NextTokens> members, Mean mean) implements NextTokens {
  private record State(List<DecoderState> states) implements DecoderState {
    @Override
    public int rows() {
      return states.getFirst().rows();
    }

    @Override
    public int[] sources() {
      return states.getFirst().sources();
    }

    @Override
    public State select(Tape tape, int[] rows) {
      return new State(states.stream().map(state -> state.select(tape, rows)).toList());
    }
  }

  @Override
  public DecoderState begin() {
    return new State(members.stream().map(NextTokens::begin).toList());
  }

  @Override
  public int first() {
    return members.getFirst().first();
  }

  @Override
  public int end() {
    return members.getFirst().end();
  }

  @Override
  public Step step(Tape tape, DecoderState state, int[] tokens) {
    List<DecoderState> last = ((State) state).states();
    List<Step> steps =
        IntStream.range(0, members.size())
            .mapToObj(i -> members.get(i).step(tape, last.get(i), tokens))
            .toList();
    return new Step(
        new State(steps.stream().map(Step::state).toList()),
        ModelMean.logits(tape, steps.stream().map(Step::logits).toList(), mean),
        ModelMean.weights(steps.stream().map(Step::weights).toList()));
  }
}
