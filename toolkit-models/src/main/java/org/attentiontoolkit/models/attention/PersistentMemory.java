package org.attentiontoolkit.models.attention;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.KeysAndValues;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * Learned keys and values that every query sees beside those of its sequence; they have no
 * position.
 *
 * <p>Sukhbaatar et al., "Augmenting self-attention with persistent memory", 2019, equations 8 and
 * 9.
 */
final class PersistentMemory {
  private final int count;
  private final Parameter keys;
  private final Parameter values;

  /**
   * Declares them.
   *
   * @param width of all heads of keys together
   */
  PersistentMemory(ParameterScope scope, int count, int width) {
    this.count = count;
    Shape shape = Shape.of(count, width);
    keys = scope.parameter("key", shape, Initializers.xavierUniform());
    values = scope.parameter("value", shape, Initializers.xavierUniform());
  }

  /**
   * The same memory with them before each sequence's own.
   *
   * @param compared what becomes of keys before they are compared
   */
  KeysAndValues before(Tape tape, KeysAndValues own, UnaryOperator<Packed> compared) {
    Packed learned = compared.apply(new Packed(keys, Segments.ofLengths(count)));
    return KeysAndValues.of(
        before(tape, learned.values(), own.keys()), before(tape, values, own.values()));
  }

  private Packed before(Tape tape, Tensor learned, Packed own) {
    Segments segments = own.segments();
    int[] lengths = new int[segments.count()];
    int[] rows =
        IntStream.range(0, segments.count())
            .flatMap(b -> {
              lengths[b] = count + segments.length(b);
              return IntStream.concat(
                  IntStream.range(0, count),
                  IntStream.range(count + segments.start(b), count + segments.end(b)));
            })
            .toArray();
    Tensor both = Layout.concatRows(tape, learned, own.values());
    return new Packed(
        Layout.gatherRows(tape, both, rows),
        Segments.ofLengths(lengths)
            .ofExamples(segments.examples())
            .fromPosition(segments.firstPosition() - count));
  }
}
