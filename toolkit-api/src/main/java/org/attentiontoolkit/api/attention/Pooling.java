package org.attentiontoolkit.api.attention;

import java.util.Collections;
import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention.Weights;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.layer.Dropout;
import org.attentiontoolkit.tensor.op.AttentionSettings;
import org.attentiontoolkit.tensor.op.PairHeads;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.PairScores;
import org.attentiontoolkit.tensor.op.PairSum;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.ScaledDotAttention;

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
  private final int heads;

  /** For an attention of some heads; declares the parameters of normaliser and window. */
  public Pooling(Config config, AttentionSlot slot, int heads, ParameterScope scope) {
    normaliser = config.normaliser().create(new NormaliserSlot(heads), scope.child("normaliser"));
    window = config.window().create(slot, scope.child("window"));
    dropout = new Dropout(scope, config.dropout());
    this.heads = heads;
  }

  /**
   * Contexts, and weights where they are wanted.
   *
   * @param queries as the attention got them
   * @param scores of as many heads as this has
   * @param values {@code [N, C]}, C a multiple of the heads
   */
  public AttentionOutput apply(
      Tape tape, Packed queries, Pairs scores, Packed values, Visibility allowed, Weights wanted) {
    return weighted(
        tape, window.view(tape, queries, values.segments(), allowed), scores, values, wanted);
  }

  private AttentionOutput weighted(
      Tape tape, Window.View view, Pairs scores, Packed values, Weights wanted) {
    Pairs normalised = normaliser.weights(tape, scores, view.visibility());
    Pairs weights =
        view.factors().map(factors -> multiplied(tape, normalised, factors)).orElse(normalised);
    Pairs kept = dropout.apply(tape, weights);
    return new AttentionOutput(
        PairSum.apply(tape, kept, values),
        wanted == Weights.WANTED ? Optional.of(weights) : Optional.empty());
  }

  /**
   * What dot products compare, all heads side by side.
   *
   * @param queries {@code [M, H · A]}
   * @param keys {@code [N, H · A]}
   * @param values {@code [N, C]}
   * @param scale of the products
   */
  public record Products(Packed queries, Packed keys, Packed values, double scale) {}

  /**
   * The same where scores are dot products: with softmax, neither scores nor weights are stored.
   * Weights that are wanted are computed beside the contexts, which stay the same in every bit.
   *
   * @param queries as the attention got them
   */
  public AttentionOutput apply(
      Tape tape, Packed queries, Products products, Visibility allowed, Weights wanted) {
    Packed values = products.values();
    Window.View view = window.view(tape, queries, values.segments(), allowed);
    if (!(normaliser instanceof SoftmaxNormaliser softmax)
        || softmax.hasSink()
        || view.factors().isPresent()) {
      return weighted(tape, view, scores(tape, products), values, wanted);
    }
    Tensor contexts =
        ScaledDotAttention.apply(
            tape,
            products.queries(),
            products.keys(),
            values,
            AttentionSettings.of(heads, products.scale() / softmax.temperature(), view.visibility())
                .withDropout(dropout.probability(), dropout.place()));
    return new AttentionOutput(
        contexts,
        wanted == Weights.WANTED
            ? Optional.of(normaliser.weights(tape, scores(tape, products), view.visibility()))
            : Optional.empty());
  }

  private Pairs scores(Tape tape, Products products) {
    return PairScores.dot(tape, products.queries(), products.keys(), heads, products.scale());
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
