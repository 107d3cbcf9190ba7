package org.attentiontoolkit.testkit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.random.Draws;

/** Small random inputs for contract tests. */
final class RandomBatches {
  private RandomBatches() {}

  /** Random tokens {@code 0 .. vocabulary − 1}. */
  static Tokens tokens(int vocabulary, long seed, int... lengths) {
    Segments segments = Segments.ofLengths(lengths);
    long key = Draws.key(seed, "tokens", 0);
    int[] ids =
        IntStream.range(0, segments.rows()).map(i -> Draws.below(key, i, vocabulary)).toArray();
    return new Tokens(ids, segments);
  }

  /** One sequence of a batch, alone. */
  static Tokens only(Tokens tokens, int b) {
    Segments segments = tokens.segments();
    return new Tokens(
        Arrays.copyOfRange(tokens.ids(), segments.start(b), segments.end(b)),
        Segments.ofLengths(segments.length(b)));
  }

  /** One source of a memory, alone. */
  static Memory only(Tape tape, Memory memory, int b) {
    return new Memory(
        only(tape, memory.states(), b),
        memory.summary().map(summary -> Layout.rows(tape, summary, b, b + 1)),
        memory.grid());
  }

  /** One sequence of packed values, alone. */
  static Packed only(Tape tape, Packed packed, int b) {
    Segments segments = packed.segments();
    return new Packed(
        Layout.rows(tape, packed.values(), segments.start(b), segments.end(b)),
        Segments.ofLengths(segments.length(b)));
  }

  /** The first rows of each sequence, or those after them. */
  static Packed part(Tape tape, Packed packed, int split, boolean first) {
    Segments segments = packed.segments();
    int[] lengths = new int[segments.count()];
    int[] rows =
        IntStream.range(0, segments.count())
            .flatMap(b -> {
              int middle = Math.min(segments.end(b), segments.start(b) + split);
              int from = first ? segments.start(b) : middle;
              int to = first ? middle : segments.end(b);
              lengths[b] = to - from;
              return IntStream.range(from, to);
            })
            .toArray();
    return new Packed(Layout.gatherRows(tape, packed.values(), rows), Segments.ofLengths(lengths));
  }

  /** Standard normal values, declared as a parameter so that gradients by them can be checked. */
  static Parameter values(Parameters parameters, String name, int rows, int columns) {
    return parameters.root().parameter(name, Shape.of(rows, columns), Initializers.normal(1));
  }

  /** Weights that make every value of a sum count differently. */
  static Tensor probe(Tape tape, Shape shape) {
    long key = Draws.key(11, "probe", 0);
    double[] values = new double[Math.toIntExact(shape.length())];
    Arrays.setAll(values, i -> Draws.normal(key, i));
    return tape.constant(shape, values);
  }
}
