package org.attentiontoolkit.api.attention;

import java.util.Collections;
import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention.Weights;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.kernel.ScoreFunction;
import org.attentiontoolkit.tensor.layer.Dropout;
import org.attentiontoolkit.tensor.op.AttentionSettings;
import org.attentiontoolkit.tensor.op.PairHeads;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.PairScores;
import org.attentiontoolkit.tensor.op.PairSum;
import org.attentiontoolkit.tensor.op.PairValues;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.ScaledDotAttention;

/**
 * From scores to contexts, what all attentions that score have in common: positions count in what
 * is compared or in its scores, a window says which keys are seen, a normaliser makes weights of
 * their scores, dropout drops some in training, and a context is the weighted sum of values.
 */
public final class Pooling {
  /**
   * Settings, which every attention that scores has beside its own. Their defaults stand in the
   * block {@code shared.attention} of {@code reference.conf}.
   *
   * @param normaliser makes weights of scores
   * @param window which keys are seen
   * @param positions how it counts where queries and keys stand
   * @param dropout probability with which a weight is dropped in training
   */
  public record Config(
      NormaliserFactory normaliser,
      WindowFactory window,
      PositionsFactory positions,
      @Within("[0, 1)") double dropout) {}

  private final Normaliser normaliser;
  private final Window window;
  private final Positions positions;
  private final Dropout dropout;
  private final int heads;

  /**
   * For an attention of some heads; declares the parameters of normaliser, window and positions.
   *
   * @param products the score of a head, where that is a dot product
   */
  public Pooling(
      Config config,
      AttentionSlot slot,
      int heads,
      Optional<DotProductScore> products,
      ParameterScope scope) {
    normaliser = config.normaliser().create(new NormaliserSlot(heads), scope.child("normaliser"));
    window = config.window().create(slot, scope.child("window"));
    positions =
        config
            .positions()
            .create(new PositionsSlot(slot.role(), heads, products), scope.child("positions"));
    dropout = new Dropout(scope, config.dropout());
    this.heads = heads;
  }

  /**
   * Prepares a memory.
   *
   * @param keys {@code [N, A]}, what queries are compared with
   * @param values {@code [N, C]}, what contexts are made of
   */
  public KeysAndValues prepare(Tape tape, Packed keys, Packed values) {
    return KeysAndValues.of(positions.keys(tape, keys, keys.segments().positions()), values);
  }

  /** Prepares a memory that has grown: the rows follow those of each of its sequences. */
  public KeysAndValues extend(Tape tape, KeysAndValues before, Packed keys, Packed values) {
    Segments known = before.keys().segments();
    Segments added = keys.segments();
    int[] places = new int[added.rows()];
    for (int b = 0; b < added.count(); b++) {
      for (int row = added.start(b); row < added.end(b); row++) {
        places[row] = known.position(known.length(b) + row - added.start(b));
      }
    }
    return before.append(tape, positions.keys(tape, keys, places), values);
  }

  /**
   * What an attention was asked.
   *
   * @param queries as it got them
   * @param allowed which keys they may look at
   * @param weights whether weights are wanted
   */
  public record Question(Packed queries, Visibility allowed, Weights weights) {}

  /**
   * Contexts, and weights where they are wanted.
   *
   * @param scores of as many heads as this has
   * @param values {@code [N, C]}, C a multiple of the heads
   */
  public AttentionOutput apply(Tape tape, Question question, Pairs scores, Packed values) {
    Segments keys = values.segments();
    Window.View view = window.view(tape, question.queries(), keys, question.allowed());
    Optional<Pairs> bias = positions.bias(tape, question.queries(), keys);
    return weighted(tape, view, placed(tape, scores, bias), values, question.weights());
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
   * @param keys {@code [N, H · A]}, with their positions
   * @param values {@code [N, C]}
   * @param scale of the products
   */
  public record Products(Packed queries, Packed keys, Packed values, double scale) {}

  /**
   * The same where scores are dot products: with softmax, neither scores nor weights are stored
   * unless positions have learned something to add. Weights that are wanted are computed beside the
   * contexts, which stay the same in every bit.
   */
  public AttentionOutput apply(Tape tape, Question question, Products given) {
    Packed values = given.values();
    Segments keys = values.segments();
    Window.View view = window.view(tape, question.queries(), keys, question.allowed());
    Packed asked = positions.queries(tape, given.queries());
    Products products = new Products(asked, given.keys(), values, given.scale());
    Optional<Pairs> bias = positions.bias(tape, asked, keys);
    if (!(normaliser instanceof SoftmaxNormaliser softmax)
        || softmax.hasSink()
        || view.factors().isPresent()
        || bias.isPresent()) {
      Pairs scores = placed(tape, scores(tape, products), bias);
      return weighted(tape, view, scores, values, question.weights());
    }
    Tensor contexts = contexts(tape, products, view.visibility(), softmax.temperature());
    return new AttentionOutput(
        contexts,
        question.weights() == Weights.WANTED
            ? Optional.of(
                normaliser.weights(
                    tape, placed(tape, scores(tape, products), bias), view.visibility()))
            : Optional.empty());
  }

  private Tensor contexts(Tape tape, Products products, Visibility visibility, double temperature) {
    AttentionSettings settings =
        AttentionSettings.of(heads, products.scale() / temperature, visibility)
            .withDropout(dropout.probability(), dropout.place());
    Segments queries = products.queries().segments();
    AttentionSettings placed =
        positions
            .shift(queries, products.keys().segments())
            .map(shift -> settings.withScores(shifted(shift, temperature)))
            .orElse(settings);
    return ScaledDotAttention.apply(
        tape, products.queries(), products.keys(), products.values(), placed);
  }

  private static ScoreFunction shifted(PairValues.Value shift, double temperature) {
    return (b, head, query, key, score) -> score + shift.of(b, head, query, key) / temperature;
  }

  private Pairs scores(Tape tape, Products products) {
    return PairScores.dot(tape, products.queries(), products.keys(), heads, products.scale());
  }

  private Pairs placed(Tape tape, Pairs scores, Optional<Pairs> bias) {
    PairLayout layout = scores.layout();
    Pairs shifted =
        positions
            .shift(layout.queries(), layout.keys())
            .map(shift -> PairValues.add(tape, scores, PairValues.constant(tape, layout, shift)))
            .orElse(scores);
    return bias.map(pairs -> PairValues.add(tape, shifted, pairs)).orElse(shifted);
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
