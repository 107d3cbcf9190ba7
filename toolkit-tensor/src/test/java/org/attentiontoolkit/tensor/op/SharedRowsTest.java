package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Function;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Test;

class SharedRowsTest {
  private static final int[] IDS = {4, 1, 4, 0, 1, 4};
  private static final int[] ORDER = {5, 3, 0, 1, 4, 2, 0};

  private final GradientBench bench = new GradientBench();
  private final Tensor table = bench.input("table", 5, 3);
  private final Tensor weight = bench.input("weight", 4, 3);
  private final Tensor bias = bench.input("bias", 4);

  @Test
  void gradients() {
    GradientCheck.of(Engines.DOUBLE, bench.parameters())
        .check(tape -> {
          SharedRows words = SharedRows.lookup(tape, table, IDS);
          bench.weigh(words.expand(tape));
          bench.weigh(shared(tape));
          return bench.loss(tape);
        });
  }

  /** The plain way: one row a token, one product over all of them. */
  @Test
  void areTheSameAsTheRowsOneByOne() {
    bench.run(Engines.DOUBLE, tape -> bench.weigh(plain(tape)));
    double[] expected = bench.gradients();
    bench.run(Engines.DOUBLE, tape -> bench.weigh(shared(tape)));
    GradientBench.assertClose("gradients", bench.gradients(), expected, 1e-13);
    GradientBench.assertClose("values", values(this::shared), values(this::plain), 1e-13);
  }

  @Test
  void rowsWithNothingInCommonStayAsTheyAre() {
    try (Tape tape = Engines.DOUBLE.inference()) {
      Tensor x = tape.constant(Shape.of(2, 1), 3, 5);
      assertThat(SharedRows.of(x).expand(tape)).isSameAs(x);
      assertThat(SharedRows.of(x).select(new int[] {1, 0}).expand(tape).data().toDoubles())
          .containsExactly(5, 3);
    }
  }

  @Test
  void dropoutMakesEqualRowsDifferent() {
    try (Tape tape = Engines.DOUBLE.training(7, 1)) {
      Tensor ones = tape.constant(Shape.of(1, 40), filled(40));
      SharedRows rows = SharedRows.lookup(tape, ones, new int[] {0, 0});
      double[] dropped =
          rows.dropout(tape, 0.5, Segments.singles(2).places(), "here")
              .expand(tape)
              .data()
              .toDoubles();
      assertThat(dropped).containsOnly(0, 2);
      boolean alike = true;
      for (int i = 0; i < 40; i++) {
        alike &= dropped[i] == dropped[40 + i];
      }
      assertThat(alike).isFalse();
    }
    try (Tape tape = Engines.DOUBLE.inference()) {
      SharedRows rows = SharedRows.of(tape.constant(Shape.of(1, 1), 1));
      assertThat(rows.dropout(tape, 0.5, Segments.singles(1).places(), "here")).isSameAs(rows);
    }
  }

  private Tensor shared(Tape tape) {
    return SharedRows.lookup(tape, table, IDS)
        .linear(tape, weight, bias)
        .select(ORDER)
        .expand(tape);
  }

  private Tensor plain(Tape tape) {
    Tensor each = Affine.apply(tape, TableLookup.lookup(tape, table, IDS), weight, bias);
    return Layout.gatherRows(tape, each, ORDER);
  }

  private static double[] values(Function<Tape, Tensor> what) {
    try (Tape tape = Engines.DOUBLE.inference()) {
      return what.apply(tape).data().toDoubles();
    }
  }

  private static double[] filled(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }
}
