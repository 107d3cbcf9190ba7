package org.attentiontoolkit.models.attention.positions;

import java.util.Optional;
import org.attentiontoolkit.api.attention.Positions;
import org.attentiontoolkit.api.attention.PositionsSlot;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.DistanceBias;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/**
 * A learned number for each head and bucket of distances is added to the score. Short distances
 * have a bucket each, longer ones share buckets that grow with the logarithm, and all beyond the
 * largest share the last.
 *
 * <p>Raffel et al., "Exploring the limits of transfer learning with a unified text-to-text
 * Transformer", JMLR 2020, section 2.1. Where states look both ways, half the buckets are for keys
 * after the query. In the paper all layers share one table; here each attention has its own.
 */
public final class T5Positions implements Positions {
  /**
   * Settings.
   *
   * @param buckets how many numbers a head learns
   * @param maxDistance from where on distances share the last bucket
   */
  public record Config(
      @Within("[4, 1000000]") int buckets, @Within("[2, 1000000000]") int maxDistance) {
    /** There are buckets for both directions, and some distances to share them. */
    public Config {
      if (buckets % 2 != 0 || maxDistance <= buckets / 2) {
        throw new IllegalArgumentException(
            "buckets must be even and max-distance above their half, not %d and %d"
                .formatted(buckets, maxDistance));
      }
    }
  }

  private final Buckets buckets;
  private final int heads;
  private final Parameter table;

  /**
   * For states that look at themselves; declares the table.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if the memory is another sequence
   */
  public T5Positions(Config config, PositionsSlot slot, ParameterScope scope) {
    slot.requireOneSequence("t5");
    buckets = new Buckets(config.buckets(), config.maxDistance(), slot.role() == SlotRole.SELF);
    heads = slot.heads();
    table =
        scope.parameter(
            "weight", Role.EMBEDDING, Shape.of(config.buckets(), heads), Initializers.zeros());
  }

  @Override
  public Optional<DistanceBias> distances(Tape tape, Packed queries, Segments keys) {
    DistanceBias.Span span =
        DistanceBias.Span.of(queries.segments(), keys).within(buckets.maxDistance());
    int[] places = new int[heads * span.count()];
    for (int d = 0; d < span.count(); d++) {
      int first = buckets.of(span.first() + d) * heads;
      for (int head = 0; head < heads; head++) {
        places[head * span.count() + d] = first + head;
      }
    }
    Tensor column = Layout.reshape(tape, table, Shape.of(buckets.count() * heads, 1));
    Tensor taken = Layout.gatherRows(tape, column, places); // [H · W, 1]
    Tensor row = Layout.reshape(tape, taken, Shape.of(1, places.length));
    return Optional.of(DistanceBias.shared(row, span.first()));
  }

  /**
   * Distances in buckets.
   *
   * @param count of buckets
   * @param maxDistance from where on distances share the last
   * @param bothWays whether keys after the query have half of them
   */
  record Buckets(int count, int maxDistance, boolean bothWays) {
    /**
     * The bucket of a distance.
     *
     * @param distance position of the key less the query's
     */
    int of(int distance) {
      if (bothWays) {
        return (distance > 0 ? count / 2 : 0) + within(Math.abs(distance), count / 2);
      }
      return within(Math.max(0, -distance), count);
    }

    /** Of a distance in one direction; in single precision, as models of this kind were trained. */
    private int within(int distance, int all) {
      int exact = all / 2;
      if (distance < exact) {
        return distance;
      }
      float share =
          (float) Math.log((float) distance / exact)
              / (float) Math.log((double) maxDistance / exact);
      return Math.min(all - 1, exact + (int) (share * (all - exact)));
    }
  }
}
