package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.function.Function;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.attentiontoolkit.tensor.kernel.Memories;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Finite differences in double precision, each input used twice so that gradients are added. */
class BasicGradientTest {
  private final GradientBench bench = new GradientBench();

  @Test
  void arithmetic() {
    Tensor a = bench.input("a", 3, 5);
    Tensor b = bench.input("b", 3, 5);
    check(t -> Pointwise.add(t, a, b));
    check(t -> Pointwise.subtract(t, a, b));
    check(t -> Pointwise.multiply(t, a, b));
    check(t -> Pointwise.multiply(t, a, a));
    check(t -> Pointwise.divide(t, a, Pointwise.addScalar(t, Pointwise.square(t, b), 1)));
    check(t -> Pointwise.scale(t, a, -0.3));
    check(t -> Pointwise.addScalar(t, a, 2));
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void activations(Activation activation) {
    Tensor x = bench.input("x", 3, 5);
    check(t -> Pointwise.activate(t, activation, x));
  }

  @Test
  void elementaryFunctions() {
    Tensor x = bench.input("x", 3, 5);
    Function<Tape, Tensor> positive = t -> Pointwise.addScalar(t, Pointwise.square(t, x), 0.5);
    check(t -> Pointwise.exp(t, x));
    check(t -> Pointwise.log(t, positive.apply(t)));
    check(t -> Pointwise.sqrt(t, positive.apply(t)));
  }

  @Test
  void rowsAndColumnsForAll() {
    Tensor x = bench.input("x", 4, 5);
    Tensor row = bench.input("row", 5);
    Tensor column = bench.input("column", 4);
    check(t -> Pointwise.addRow(t, x, row));
    check(t -> Pointwise.multiplyRow(t, x, row));
    check(t -> Pointwise.multiplyColumn(t, x, column));
    check(t -> Pointwise.addRow(t, x, Pointwise.tanh(t, row)));
  }

  @ParameterizedTest
  @CsvSource({"false,false", "false,true", "true,false", "true,true"})
  void matrixProduct(boolean transposeA, boolean transposeB) {
    Tensor a = transposeA ? bench.input("a", 4, 3) : bench.input("a", 3, 4);
    Tensor b = transposeB ? bench.input("b", 5, 4) : bench.input("b", 4, 5);
    check(t -> MatrixProduct.multiply(t, a, transposeA, b, transposeB));
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void linear(Activation activation) {
    Tensor x = bench.input("x", 4, 3);
    Tensor weight = bench.input("weight", 5, 3);
    Tensor bias = bench.input("bias", 5);
    check(t -> Affine.apply(t, x, weight, bias, activation));
  }

  @Test
  void linearWithoutBiasAndOnTop() {
    Tensor x = bench.input("x", 4, 3);
    Tensor weight = bench.input("weight", 5, 3);
    Tensor base = bench.input("base", 4, 5);
    check(t -> Affine.apply(t, x, weight));
    check(t -> Affine.addTo(t, base, x, weight));
    check(t -> Affine.apply(t, x, Pointwise.tanh(t, weight)));
  }

  @Test
  void layout() {
    Tensor x = bench.input("x", 4, 6);
    Tensor y = bench.input("y", 4, 2);
    check(t -> Layout.rows(t, x, 1, 3));
    check(t -> Layout.reshape(t, x, Shape.of(2, 3, 4)));
    check(t -> Layout.columns(t, x, 2, 5));
    check(t -> Layout.concatColumns(t, x, y, x));
    check(t -> Layout.concatRows(t, x, Layout.rows(t, x, 0, 1), x));
    check(t -> Layout.gatherRows(t, x, new int[] {3, 0, 3, 3}));
    check(t -> Layout.transpose(t, x));
  }

  @Test
  void reductions() {
    Tensor x = bench.input("x", 7, 3);
    Packed packed = new Packed(x, Segments.ofLengths(2, 0, 4, 1));
    check(t -> Reductions.sum(t, x));
    check(t -> Reductions.mean(t, x));
    check(t -> Reductions.sumRows(t, x));
    check(t -> Reductions.segmentSum(t, packed));
    check(t -> Reductions.segmentMean(t, packed));
  }

  @Test
  void distributions() {
    Tensor x = bench.input("x", 4, 6);
    int[] targets = {5, 0, 3, 3};
    check(t -> Softmax.rows(t, x));
    check(t -> Softmax.logRows(t, x));
    check(t -> CrossEntropy.mean(t, x, targets, 0));
    check(t -> CrossEntropy.sum(t, x, targets, 0.1));
  }

  @Test
  void divergence() {
    Tensor a = bench.input("a", 4, 6);
    Tensor b = bench.input("b", 4, 6);
    check(t -> Divergence.symmetric(t, a, b));
    check(t -> Divergence.symmetric(t, a, Pointwise.scale(t, a, -2)));
    try (Tape tape = Engines.DOUBLE.inference()) {
      assertThat(Divergence.symmetric(tape, a, a).item()).isZero();
    }
  }

  @Test
  void crossEntropyOfLinear() {
    Tensor x = bench.input("x", 4, 3);
    Tensor weight = bench.input("weight", 6, 3);
    Tensor bias = bench.input("bias", 6);
    int[] targets = {5, 0, 2, 2};
    check(t -> CrossEntropy.sumOfLinear(t, x, weight, bias, targets, 0.1).loss());
    try (Tape tape = Engines.DOUBLE.inference()) {
      Tensor logits = Affine.apply(tape, x, weight, bias);
      Tensor apart = CrossEntropy.sum(tape, logits, targets, 0.1);
      Tensor together = CrossEntropy.sumOfLinear(tape, x, weight, bias, targets, 0.1).loss();
      assertThat(together.data().get(0)).isEqualTo(apart.data().get(0));
    }
  }

  @Test
  void embedding() {
    Tensor table = bench.input("table", 5, 3);
    check(t -> TableLookup.lookup(t, table, new int[] {1, 4, 1}));
  }

  @Test
  void layerNorm() {
    Tensor x = bench.input("x", 4, 6);
    Tensor gain = bench.input("gain", 6);
    Tensor bias = bench.input("bias", 6);
    check(t -> LayerNormalization.apply(t, x, gain, bias, 1e-3));
  }

  @Test
  void dropout() {
    Tensor x = bench.input("x", 4, 6);
    GradientCheck.of(Engines.DOUBLE, bench.parameters())
        .training(5, 9)
        .check(twice(t -> RandomDropout.apply(t, x, 0.4, Segments.singles(4).places(), "here")));
    try (Tape tape = Engines.DOUBLE.differentiating()) {
      assertThat(RandomDropout.apply(tape, x, 0.4, Segments.singles(4).places(), "here"))
          .isSameAs(x);
    }
  }

  @Test
  void segmentMeansAreMeans() {
    try (Tape tape = Engines.DOUBLE.inference()) {
      Tensor x = tape.constant(Shape.of(3, 2), 1, 2, 3, 4, 10, 20);
      Packed packed = new Packed(x, Segments.ofLengths(2, 0, 1));
      assertThat(Reductions.segmentMean(tape, packed).data().toDoubles())
          .containsExactly(2, 3, 0, 0, 10, 20);
    }
  }

  @Test
  void wrongShapesAreNamedByLetter() {
    Tensor x = constant(4, 6);
    refuses(
        "linear: in = 6 of x does not fit in = 5 of weight",
        t -> Affine.apply(t, x, constant(3, 5)));
    refuses(
        "multiply: K = 6 of a does not fit K = 4 of b",
        t -> MatrixProduct.multiply(t, x, false, x, false));
    refuses("add needs equal shapes, not [4, 6] and [6]", t -> Pointwise.add(t, x, constant(6)));
    refuses("rows: 3 to 5 is not within N = 4", t -> Layout.rows(t, x, 3, 5));
    refuses(
        "embedding: index 4 at place 1 is not below V = 4",
        t -> TableLookup.lookup(t, x, new int[] {0, 4}));
    refuses(
        "crossEntropy: N = 4 of logits does not fit N = 1 of targets",
        t -> CrossEntropy.mean(t, x, new int[] {0}, 0));
    refuses(
        "dropout probability 1.0 is not in [0, 1)",
        t -> RandomDropout.apply(t, x, 1, Segments.singles(4).places(), "x"));
    try (Tape tape = Engines.DOUBLE.training(1, 1)) {
      assertThatThrownBy(() -> RandomDropout.apply(tape, x, 0.5, Segments.singles(3).places(), "x"))
          .hasMessage("dropout: N = 4 rows, places of 3");
    }
  }

  private static Tensor constant(int... sizes) {
    return Tensor.constant(Memories.NATIVE.zeros(Precision.DOUBLE, Shape.of(sizes)));
  }

  private static void refuses(String message, Consumer<Tape> use) {
    try (Tape tape = Engines.DOUBLE.differentiating()) {
      assertThatIllegalArgumentException().isThrownBy(() -> use.accept(tape)).withMessage(message);
    }
  }

  private void check(Function<Tape, Tensor> operation) {
    GradientCheck.of(Engines.DOUBLE, bench.parameters()).check(twice(operation));
  }

  private Function<Tape, Tensor> twice(Function<Tape, Tensor> operation) {
    return tape -> {
      bench.weigh(operation.apply(tape));
      bench.weigh(operation.apply(tape));
      return bench.loss(tape);
    };
  }
}
