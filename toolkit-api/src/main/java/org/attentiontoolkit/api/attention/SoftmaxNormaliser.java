package org.attentiontoolkit.api.attention;

import java.util.Optional;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.PairSoftmax;
import org.attentiontoolkit.tensor.op.PairWeights;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * Weights {@code exp(score / T) / Σ exp(score / T)} over what a query sees: they sum to one.
 * Bahdanau et al., ICLR 2015, equation 6; the temperature T as in Hinton, Vinyals and Dean 2015,
 * equation 1.
 *
 * <p>With a sink, the sum has one more term, {@code exp(s)} with a learned s for each head, whose
 * weight goes nowhere: a head may look at nothing. Agarwal et al., "gpt-oss-120b and gpt-oss-20b
 * model card", 2025, section 2.3; with s = 0, as it is at first, Miller, "Attention is off by one",
 * 2023.
 */
public final class SoftmaxNormaliser implements Normaliser {
  /**
   * Settings.
   *
   * @param temperature T: the smaller, the nearer to looking at the best key alone
   * @param sink whether a learned share of each head's weights goes nowhere
   */
  public record Config(@Within("(0, )") double temperature, boolean sink) {}

  private final double temperature;
  private final Optional<Parameter> sink;

  /** Softmax for any slot. */
  public SoftmaxNormaliser(Config config, NormaliserSlot slot, ParameterScope scope) {
    temperature = config.temperature();
    sink =
        config.sink()
            ? Optional.of(scope.parameter("sink", Shape.of(slot.heads()), Initializers.zeros()))
            : Optional.empty();
  }

  @Override
  public Pairs weights(Tape tape, Pairs scores, Visibility visibility) {
    Pairs scaled =
        temperature == 1
            ? scores
            : new Pairs(Pointwise.scale(tape, scores.values(), 1 / temperature), scores.layout());
    return sink.map(s -> PairWeights.apply(tape, scaled, s, visibility, new SinkSoftmax()))
        .orElseGet(() -> PairSoftmax.apply(tape, scaled, visibility));
  }

  /** T. */
  double temperature() {
    return temperature;
  }

  /** The score of each head whose weight goes nowhere, {@code [H]}. */
  Optional<Tensor> sink() {
    return sink.map(parameter -> parameter);
  }
}
