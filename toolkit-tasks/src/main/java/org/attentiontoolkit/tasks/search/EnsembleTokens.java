package org.attentiontoolkit.tasks.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.api.task.Ensemble.Mean;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.Softmax;

/**
 * Several models that say together which token may come next, for the same sources. Their
 * attentions are told apart by the number of the model, from 1.
 *
 * @param members models with the same tokens
 * @param mean of their probabilities
 */
public record EnsembleTokens(List<NextTokens> members, Mean mean) implements NextTokens {
  /** So that a token no model thinks possible has a logarithm still: e^-87. */
  private static final double LEAST = 1e-38;

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
    Map<String, Pairs> weights = new LinkedHashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      String model = i + 1 + ".";
      steps.get(i).weights().forEach((place, pairs) -> weights.put(model + place, pairs));
    }
    return new Step(
        new State(steps.stream().map(Step::state).toList()),
        mean(tape, steps.stream().map(Step::logits).toList()),
        weights);
  }

  /** Logits, {@code [rows, V]}, whose softmax is the mean. */
  private Tensor mean(Tape tape, List<Tensor> logits) {
    Tensor sum = probabilities(tape, logits.getFirst());
    for (Tensor more : logits.subList(1, logits.size())) {
      sum = Pointwise.add(tape, sum, probabilities(tape, more));
    }
    Tensor divided = Pointwise.scale(tape, sum, 1.0 / logits.size());
    return mean == Mean.LOG_LINEAR
        ? divided
        : Pointwise.log(tape, Pointwise.addScalar(tape, divided, LEAST));
  }

  private Tensor probabilities(Tape tape, Tensor logits) {
    return mean == Mean.LOG_LINEAR ? Softmax.logRows(tape, logits) : Softmax.rows(tape, logits);
  }
}
