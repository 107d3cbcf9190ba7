package org.attentiontoolkit.models.attention;

import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.UnitRows;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * Queries and keys of each head made as long as 1, queries then multiplied by a learned number g of
 * their head: their product is {@code g} times a cosine.
 *
 * <p>Henry et al., "Query-key normalization for Transformers", Findings of EMNLP 2020, section 2;
 * the paper has one g for all heads.
 */
final class HeadNorm {
  private final int heads;
  private final Parameter scale;

  /**
   * A norm; declares g.
   *
   * @param first value of g
   */
  HeadNorm(ParameterScope scope, int heads, double first) {
    this.heads = heads;
    scale = scope.parameter("scale", Shape.of(heads, 1), Initializers.constant(first));
  }

  /** {@code [M, H · A]}. */
  Packed queries(Tape tape, Packed queries) {
    int width = queries.width() / heads;
    int[] headOfColumn = IntStream.range(0, queries.width()).map(c -> c / width).toArray();
    Tensor scales = Layout.gatherRows(tape, scale, headOfColumn); // [H · A, 1]
    Tensor row = Layout.reshape(tape, scales, Shape.of(queries.width()));
    Tensor unit = UnitRows.ofHeads(tape, queries, heads).values();
    return queries.with(Pointwise.multiplyRow(tape, unit, row));
  }

  /** {@code [N, G · A]} of G heads. */
  static Packed keys(Tape tape, Packed keys, int keyHeads) {
    return UnitRows.ofHeads(tape, keys, keyHeads);
  }
}
