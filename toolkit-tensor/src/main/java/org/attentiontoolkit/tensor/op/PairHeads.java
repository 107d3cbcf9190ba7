package org.attentiontoolkit.tensor.op;

import java.util.List;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/** Puts the pairs of heads together; computes nothing. */
public final class PairHeads {
  private PairHeads() {}

  /**
   * Pairs of H heads.
   *
   * @param heads H pairs of one head each, of the same queries and keys
   */
  public static Pairs beside(Tape tape, List<Pairs> heads) {
    PairLayout one = heads.getFirst().layout();
    for (Pairs head : heads) {
      if (!head.layout().equals(one) || one.heads() != 1) {
        throw new IllegalArgumentException(
            "pairs of %s beside pairs of %s".formatted(head.layout(), one));
      }
    }
    PairLayout all = new PairLayout(one.queries(), one.keys(), heads.size());
    Tensor[] parts = heads.stream().map(Pairs::values).toArray(Tensor[]::new);
    Tensor y = tape.result(Shape.of(all.length()), parts);
    for (int h = 0; h < parts.length; h++) {
      copy(tape, all, one, h, y.data(), parts[h].data(), true, false);
    }
    tape.record(
        y,
        () -> {
          for (int h = 0; h < parts.length; h++) {
            if (parts[h].requiresGradient()) {
              var g = tape.gradient(parts[h]);
              copy(tape, all, one, h, tape.upstream(y), g.array(), false, g.add());
            }
          }
        });
    return new Pairs(y, all);
  }

  /** One head's pairs, into those of all heads or out of them. */
  private static void copy(
      Tape tape,
      PairLayout all,
      PairLayout one,
      int head,
      DenseArray together,
      DenseArray alone,
      boolean into,
      boolean add) {
    for (int b = 0; b < one.queries().count(); b++) {
      int length = one.queries().length(b) * one.keys().length(b);
      Matrix part = row(together, all.row(b, head, 0), length);
      Matrix whole = row(alone, one.start(b), length);
      tape.kernels().rows().copy(into ? whole : part, into ? part : whole, add);
    }
  }

  private static Matrix row(DenseArray array, int from, int length) {
    return new Matrix(array, from, length == 0 ? 0 : 1, length, length);
  }
}
