package org.attentiontoolkit.api.attention;

import java.util.Collections;
import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention.Weights;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.layer.Dropout;
import org.attentiontoolkit.tensor.op.PairHeads;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.PairSum;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Pointwise;

/**
 * From scores to contexts, what all attentions that score have in common: a window says which keys
 * are seen, a normaliser makes weights of their scores, dropout drops some in training, and a
 * context is the weighted sum of values.
 */
public final class Pooling {
  /**
   * Settings, which every attention that scores has beside its own. Their defaults stand in the
   * block {@code shared.attention} of {@code reference.conf}.
   *
   * @param normaliser makes weights of scores
   * @param window which keys are seen
   * @param dropout probability with which a weight is dropped in training
   */
  public record Config(
      NormaliserFactory normaliser, WindowFactory window, @Within("[0, 1)") double dropout) {}

  private final Normaliser normaliser;
  private final Window window;
  private final Dropout dropout;

  /** For an attention of some heads; declares the parameters of normaliser and window. */
  public Pooling(Config config, AttentionSlot slot, int heads, ParameterScope scope) {
    normaliser = config.normaliser().create(new NormaliserSlot(heads), scope.child("normaliser"));
    window = config.window().create(slot, scope.child("window"));
    dropout = new Dropout(scope, config.dropout());
  }

  /**
   * Contexts, and weights where they are wanted.
   *
   * @param queries as the attention got them
   * @param values {@code [N, C]}, C a multiple of the scores' heads
   */
  public AttentionOutput apply(
      Tape tape, Packed queries, Pairs scores, Packed values, Visibility allowed, Weights wanted) {
    Window.View view = window.view(tape, queries, values.segments(), allowed);
    Pairs normalised = normaliser.weights(tape, scores, view.visibility());
    Pairs weights =
        view.factors().map(factors -> multiplied(tape, normalised, factors)).orElse(normalised);
    Pairs kept = dropout.apply(tape, weights);
    return new AttentionOutput(
        PairSum.apply(tape, kept, values),
        wanted == Weights.WANTED ? Optional.of(weights) : Optional.empty());
  }

  private static Pairs multiplied(Tape tape, Pairs weights, Pairs factors) {
    PairLayout layout = weights.layout();
    Pairs all =
        factors.layout().heads() == layout.heads()
            ? factors
            : PairHeads.beside(tape, Collections.nCopies(layout.heads(), factors));
    return new Pairs(Pointwise.multiply(tape, weights.values(), all.values()), layout);
  }
}
