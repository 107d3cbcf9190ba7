package org.attentiontoolkit.models.attention.positions;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Positions;
import org.attentiontoolkit.api.attention.PositionsSlot;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.DistanceBias;

/**
 * The further away a key, the less its score: {@code score − m |i − j|}, with a slope m for each
 * head that is not learned, 1/2, 1/4, … 1/256 for eight.
 *
 * <p>Press, Smith and Lewis, "Train short, test long: attention with linear biases enables input
 * length extrapolation", ICLR 2022, section 3; slopes of numbers of heads that are no powers of two
 * as in the authors' code: those of the next smaller power, and every second one of the next larger
 * one's. The paper looks back alone; where states look both ways, both directions count alike.
 */
public final class AlibiPositions implements Positions {
  /** No settings. */
  public record Config() {}

  private final double[] slopes;

  /**
   * For states that look at themselves.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if the memory is another sequence
   */
  public AlibiPositions(Config config, PositionsSlot slot, ParameterScope scope) {
    slot.requireOneSequence("alibi");
    slopes = slopes(slot.heads());
  }

  /** Of H heads. */
  static double[] slopes(int heads) {
    int power = Integer.highestOneBit(heads);
    double[] larger = powers(2 * power);
    return DoubleStream.concat(
            Arrays.stream(powers(power)),
            IntStream.range(0, heads - power).mapToDouble(i -> larger[2 * i]))
        .toArray();
  }

  /** {@code 2^(−8 / n), 2^(−16 / n), … 2^(−8)}. */
  private static double[] powers(int n) {
    return IntStream.rangeClosed(1, n).mapToDouble(i -> Math.pow(2, -8.0 * i / n)).toArray();
  }

  @Override
  public Optional<DistanceBias> distances(Tape tape, Packed queries, Segments keys) {
    DistanceBias.Span span = DistanceBias.Span.of(queries.segments(), keys);
    double[] values = new double[slopes.length * span.count()];
    for (int head = 0; head < slopes.length; head++) {
      for (int d = 0; d < span.count(); d++) {
        values[head * span.count() + d] = -slopes[head] * Math.abs(span.first() + d);
      }
    }
    Tensor biases = tape.constant(Shape.of(1, values.length), values);
    return Optional.of(DistanceBias.shared(biases, span.first()));
  }
}
