package org.attentiontoolkit.tensor.op;

import java.util.List;
import java.util.function.IntConsumer;
import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/** Puts the pairs of heads together, side by side or into sums. */
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

  /**
   * Every head's pairs as a sum of all heads': {@code y of head g = Σ_h mix[g, h] · x of head h}.
   *
   * @param mix {@code [G, H]}
   * @return of G heads
   */
  public static Pairs mix(Tape tape, Pairs pairs, Tensor mix) {
    PairLayout from = pairs.layout();
    Shapes.equal("mix", "H", "pairs", from.heads(), "mix", mix.columns());
    PairLayout to = new PairLayout(from.queries(), from.keys(), mix.rows());
    Tensor x = pairs.values();
    Tensor y = tape.result(Shape.of(to.length()), x, mix);
    ProductKernels products = tape.kernels().products();
    Matrix by = Matrix.of(mix.data());
    forSequences(
        from,
        b ->
            products.multiply(
                by,
                false,
                heads(x.data(), from, b),
                false,
                1,
                new Addend.Nothing(),
                heads(y.data(), to, b)));
    tape.record(y, () -> mixBackward(tape, new Pairs(x, from), mix, new Pairs(y, to)));
    return new Pairs(y, to);
  }

  private static void mixBackward(Tape tape, Pairs from, Tensor mix, Pairs to) {
    ProductKernels products = tape.kernels().products();
    Tensor x = from.values();
    DenseArray dy = tape.upstream(to.values());
    if (x.requiresGradient()) {
      Gradient g = tape.gradient(x);
      forSequences(
          from.layout(),
          b ->
              products.multiply(
                  Matrix.of(mix.data()),
                  true,
                  heads(dy, to.layout(), b),
                  false,
                  1,
                  g.addend(),
                  heads(g.array(), from.layout(), b)));
    }
    if (mix.requiresGradient()) {
      Matrix dMix = Matrix.of(tape.gradientToAddTo(mix));
      forSequences(
          from.layout(),
          b ->
              products.multiply(
                  heads(dy, to.layout(), b),
                  false,
                  heads(x.data(), from.layout(), b),
                  true,
                  1,
                  new Addend.Result(),
                  dMix));
    }
  }

  private static void forSequences(PairLayout layout, IntConsumer body) {
    for (int b = 0; b < layout.queries().count(); b++) {
      if (layout.queries().length(b) * layout.keys().length(b) > 0) {
        body.accept(b);
      }
    }
  }

  /** All pairs of a sequence, {@code [H, T · S]}. */
  private static Matrix heads(DenseArray array, PairLayout layout, int b) {
    int pairs = layout.queries().length(b) * layout.keys().length(b);
    return new Matrix(array, layout.start(b), layout.heads(), pairs, pairs);
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
