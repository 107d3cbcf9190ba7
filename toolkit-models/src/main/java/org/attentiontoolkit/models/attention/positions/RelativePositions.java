package org.attentiontoolkit.models.attention.positions;

import java.util.Optional;
import org.attentiontoolkit.api.attention.DotProductScore;
import org.attentiontoolkit.api.attention.Positions;
import org.attentiontoolkit.api.attention.PositionsSlot;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.DistanceBias;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;

/**
 * A learned vector for each distance is added to the key: {@code score = scale · qᵀ (k + a)}, a
 * that of the distance from query to key, cut at ±k. All heads share the vectors.
 *
 * <p>Shaw, Uszkoreit and Vaswani, "Self-attention with relative position representations", NAACL
 * 2018, equations 4 and 5: of keys; values stay as they are (the paper's table 3 finds them
 * enough).
 */
public final class RelativePositions implements Positions {
  /**
   * Settings.
   *
   * @param distance k, beyond which all count as k away
   */
  public record Config(@Within("[1, 1000000]") int distance) {}

  private final int distance;
  private final int heads;
  private final DotProductScore score;
  private final Parameter table;

  /**
   * For dot products of states that look at themselves; declares the vectors.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if the memory is another sequence or
   *     scores are no dot products
   */
  public RelativePositions(Config config, PositionsSlot slot, ParameterScope scope) {
    slot.requireOneSequence("relative");
    score = slot.requireProducts("relative");
    distance = config.distance();
    heads = slot.heads();
    table =
        scope.parameter(
            "weight",
            Role.EMBEDDING,
            Shape.of(distances(), score.width()),
            Initializers.xavierUniform());
  }

  private int distances() {
    return 2 * distance + 1;
  }

  @Override
  public Optional<DistanceBias> distances(Tape tape, Packed queries, Segments keys) {
    Tensor q = queries.values(); // [M, H · A]
    Tensor byHead =
        Layout.reshape(tape, q, Shape.of(q.rows() * heads, score.width())); // [M · H, A]
    Tensor products = Affine.apply(tape, byHead, table); // [M · H, 2 k + 1]
    Tensor byQuery = Layout.reshape(tape, products, Shape.of(q.rows(), heads * distances()));
    Tensor scaled = Pointwise.scale(tape, byQuery, score.scale());
    return Optional.of(DistanceBias.ofQueries(scaled, -distance));
  }
}
