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
import org.attentiontoolkit.tensor.kernel.SoftCap;
import org.attentiontoolkit.tensor.layer.Dropout;
import org.attentiontoolkit.tensor.op.AttentionSettings;
import org.attentiontoolkit.tensor.op.DistanceBias;
import org.attentiontoolkit.tensor.op.PairHeads;
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
   * @param softCap c of {@code c · tanh(score / c)}, which takes the score's place before positions
   *     are counted: Bello et al. 2017, equation 16; Gemma Team, "Gemma 2", 2024
   * @param dropout probability with which a weight is dropped in training
   * @param coverage whether scores see how much each key was looked at before, which {@link
   *     ScoredAttention} alone sees to
   */
  public record Config(
      NormaliserFactory normaliser,
      WindowFactory window,
      PositionsFactory positions,
      @Within("(0, )") Optional<Double> softCap,
      @Within("[0, 1)") double dropout,
      boolean coverage) {
    /** Without coverage. */
    public Config(
        NormaliserFactory normaliser,
        WindowFactory window,
        PositionsFactory positions,
        Optional<Double> softCap,
        double dropout) {
      this(normaliser, window, positions, softCap, dropout, false);
    }

    Config withoutCoverage() {
      return new Config(normaliser, window, positions, softCap, dropout);
    }
  }

  /**
   * The heads of an attention.
   *
   * @param count H, of queries and scores
   * @param keyHeads G, of keys and values, a divisor of H; each serves as many heads of queries
   * @param products the score of a head, where that is a dot product
   * @param mixing what heads do with each other's scores and weights, if anything
   * @param persistent how many keys stand before each sequence's own and are seen from everywhere
   */
  public record Heads(
      int count,
      int keyHeads,
      Optional<DotProductScore> products,
      Optional<HeadMixing> mixing,
      int persistent) {
    /** Heads that share nothing. */
    public static Heads of(int count, Optional<DotProductScore> products) {
      return new Heads(count, count, products, Optional.empty(), 0);
    }
  }

  private final Normaliser normaliser;
  private final Window window;
  private final Positions positions;
  private final Optional<Double> softCap;
  private final Dropout dropout;
  private final Heads heads;
  private final PersistentKeys persistent;

  /**
   * For an attention in a slot; declares the parameters of normaliser, window and positions.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if coverage is asked of an attention
   *     that has none
   */
  public Pooling(Config config, AttentionSlot slot, Heads heads, ParameterScope scope) {
    if (config.coverage()) {
      throw Coverage.noSingleScore();
    }
    int count = heads.count();
    normaliser = config.normaliser().create(new NormaliserSlot(count), scope.child("normaliser"));
    window = config.window().create(slot, scope.child("window"));
    positions =
        config
            .positions()
            .create(
                new PositionsSlot(slot.role(), count, heads.products()), scope.child("positions"));
    softCap = config.softCap();
    dropout = new Dropout(scope, config.dropout());
    this.heads = heads;
    persistent = new PersistentKeys(heads.persistent());
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
    Look look = look(tape, question, question.queries(), values.segments());
    return weighted(tape, look, placed(tape, scores, look), values, question.weights());
  }

  /**
   * What a question comes to.
   *
   * @param own the memory's keys, without the persistent ones
   * @param view what is seen of all
   * @param distances what is added to scores by distance
   * @param bias what else is
   */
  private record Look(
      Segments own, Window.View view, Optional<DistanceBias> distances, Optional<Pairs> bias) {}

  /**
   * Looks.
   *
   * @param asked what queries are compared by, where scores are dot products
   */
  private Look look(Tape tape, Question question, Packed asked, Segments all) {
    Packed queries = question.queries();
    Segments own = persistent.own(all);
    Window.View view = window.view(tape, queries, own, question.allowed());
    Visibility seen = persistent.seen(view.visibility(), queries.segments(), own);
    return new Look(
        own,
        new Window.View(
            seen, view.factors().map(factors -> persistent.with(tape, factors, all, 1))),
        positions.distances(tape, asked, own).map(bias -> bias.behind(persistent.count())),
        positions.bias(tape, asked, own).map(bias -> persistent.with(tape, bias, all, 0)));
  }

  private AttentionOutput weighted(
      Tape tape, Look look, Pairs placed, Packed values, Weights wanted) {
    Pairs scores = heads.mixing().map(mix -> mix.scores(tape, placed)).orElse(placed);
    Pairs normalised = normaliser.weights(tape, scores, look.view().visibility());
    Pairs mixed = heads.mixing().map(mix -> mix.weights(tape, normalised)).orElse(normalised);
    Pairs weights =
        look.view().factors().map(factors -> multiplied(tape, mixed, factors)).orElse(mixed);
    Pairs kept = dropout.apply(tape, weights);
    Packed summed = HeadColumns.repeated(tape, values, heads.keyHeads(), heads.count());
    return new AttentionOutput(
        PairSum.apply(tape, kept, summed),
        wanted == Weights.WANTED
            ? Optional.of(persistent.without(tape, weights, look.own()))
            : Optional.empty());
  }

  /**
   * What dot products compare, all heads side by side.
   *
   * @param queries {@code [M, H · A]}
   * @param keys {@code [N, G · A]}, with their positions
   * @param values {@code [N, C]}
   * @param scale of the products
   */
  public record Products(Packed queries, Packed keys, Packed values, double scale) {}

  /**
   * The same where scores are dot products: with softmax, neither scores nor weights are stored
   * unless positions add something for each pair, a window weighs what is seen, or heads mix.
   * Weights that are wanted are computed beside the contexts, which stay the same in every bit.
   */
  public AttentionOutput apply(Tape tape, Question question, Products given) {
    Packed values = given.values();
    Packed asked = positions.queries(tape, given.queries());
    Products products = new Products(asked, given.keys(), values, given.scale());
    Look look = look(tape, question, asked, values.segments());
    if (!(normaliser instanceof SoftmaxNormaliser softmax)
        || heads.mixing().isPresent()
        || look.view().factors().isPresent()
        || look.bias().isPresent()) {
      Pairs scores = placed(tape, scores(tape, products), look);
      return weighted(tape, look, scores, values, question.weights());
    }
    Tensor contexts = contexts(tape, products, look, softmax);
    return new AttentionOutput(
        contexts,
        question.weights() == Weights.WANTED
            ? Optional.of(weights(tape, products, look))
            : Optional.empty());
  }

  private Pairs weights(Tape tape, Products products, Look look) {
    Pairs scores = placed(tape, scores(tape, products), look);
    Pairs weights = normaliser.weights(tape, scores, look.view().visibility());
    return persistent.without(tape, weights, look.own());
  }

  private Tensor contexts(Tape tape, Products products, Look look, SoftmaxNormaliser softmax) {
    double cooling = 1 / softmax.temperature();
    AttentionSettings settings =
        AttentionSettings.of(heads.count(), products.scale() * cooling, look.view().visibility())
            .withKeyHeads(heads.keyHeads())
            .withDropout(dropout.probability(), dropout.place())
            .withScores(softCap.map(cap -> new SoftCap(cap * cooling)))
            .withDistances(look.distances().map(bias -> bias.times(tape, cooling)))
            .withSinks(softmax.sink());
    return ScaledDotAttention.apply(
        tape, products.queries(), products.keys(), products.values(), settings);
  }

  private Pairs scores(Tape tape, Products products) {
    Packed keys = HeadColumns.repeated(tape, products.keys(), heads.keyHeads(), heads.count());
    return PairScores.dot(tape, products.queries(), keys, heads.count(), products.scale());
  }

  private Pairs placed(Tape tape, Pairs scores, Look look) {
    Pairs capped = softCap.map(cap -> capped(tape, scores, cap)).orElse(scores);
    Pairs placed =
        look.distances()
            .map(bias -> PairValues.add(tape, capped, bias.pairs(tape, scores.layout())))
            .orElse(capped);
    return look.bias().map(bias -> PairValues.add(tape, placed, bias)).orElse(placed);
  }

  private static Pairs capped(Tape tape, Pairs scores, double cap) {
    Tensor tanh = Pointwise.tanh(tape, Pointwise.scale(tape, scores.values(), 1 / cap));
    return new Pairs(Pointwise.scale(tape, tanh, cap), scores.layout());
  }

  private static Pairs multiplied(Tape tape, Pairs weights, Pairs factors) {
    var layout = weights.layout();
    Pairs all =
        factors.layout().heads() == layout.heads()
            ? factors
            : PairHeads.beside(tape, Collections.nCopies(layout.heads(), factors));
    return new Pairs(Pointwise.multiply(tape, weights.values(), all.values()), layout);
  }
}
