package org.attentiontoolkit.models.attention.window;

import java.util.Optional;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Window;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.PairValues;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * The keys around a position that the query predicts, {@code p = S · sigmoid(vᵀ tanh(W q))}, those
 * nearer to it counting more: weights are multiplied by {@code exp(−(s − p)² / (2 σ²))} with {@code
 * σ = D / 2}, and need not sum to one. The centre is learned through that factor.
 *
 * <p>Luong, Pham and Manning, "Effective approaches to attention-based neural machine translation",
 * EMNLP 2015, equations 9 and 10. S is the source's length; where a query may see the keys up to
 * its own alone, it is their number, so that nothing is known of what follows.
 */
public final class LocalPWindow implements Window {
  /**
   * Settings.
   *
   * @param reach D, how many positions a query looks to either side of the centre
   */
  public record Config(@Within("[1, 1000000000]") int reach) {}

  private final int reach;
  private final Linear hidden;
  private final Linear centre;

  /** A window for any slot; declares its parameters. */
  public LocalPWindow(Config config, AttentionSlot slot, ParameterScope scope) {
    reach = config.reach();
    int width = slot.queryWidth();
    hidden = Linear.withoutBias(scope.child("hidden"), width, width, Initializers.xavierUniform());
    centre = Linear.withoutBias(scope.child("centre"), width, 1, Initializers.xavierUniform());
  }

  @Override
  public View view(Tape tape, Packed queries, Segments keys, Visibility allowed) {
    Segments asking = queries.segments();
    Tensor centres = centres(tape, queries, keys, allowed); // [M, 1]
    double[] places = centres.data().toDoubles();
    Visibility seen =
        Visibility.of((b, query, key) ->
            allowed.sees(b, query, key, asking.length(b), keys.length(b))
                && Math.abs(key - places[asking.start(b) + query]) <= reach);
    return new View(seen, Optional.of(factors(tape, centres, new PairLayout(asking, keys, 1))));
  }

  private Tensor centres(Tape tape, Packed queries, Segments keys, Visibility allowed) {
    Segments asking = queries.segments();
    double[] lengths = new double[asking.rows()];
    for (int b = 0; b < asking.count(); b++) {
      for (int i = 0; i < asking.length(b); i++) {
        lengths[asking.start(b) + i] = allowed.endKey(b, i, asking.length(b), keys.length(b));
      }
    }
    Tensor tanh = Pointwise.tanh(tape, hidden.apply(tape, queries.values())); // [M, Q]
    Tensor share = Pointwise.sigmoid(tape, centre.apply(tape, tanh)); // [M, 1]
    return Pointwise.multiply(tape, share, tape.constant(share.shape(), lengths));
  }

  private Pairs factors(Tape tape, Tensor centres, PairLayout layout) {
    Segments asking = layout.queries();
    Pairs around = PairValues.lookup(tape, layout, centres, (b, head, i, j) -> asking.start(b) + i);
    Pairs keys = PairValues.constant(tape, layout, (b, head, i, j) -> j);
    Tensor distance = Pointwise.subtract(tape, around.values(), keys.values());
    double variance = reach * reach / 4.0;
    Tensor exponent = Pointwise.scale(tape, Pointwise.square(tape, distance), -0.5 / variance);
    return new Pairs(Pointwise.exp(tape, exponent), layout);
  }
}
