package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Test;

class UnitRowsTest {
  @Test
  void byHand() {
    for (Engine engine : Engines.all()) {
      try (Tape tape = engine.inference()) {
        Tensor x = tape.constant(Shape.of(2, 4), 3, 4, 0, -2, 0, 0, 0, 0);
        Packed rows = new Packed(x, Segments.ofLengths(2));
        double tolerance = Engines.tolerance(engine);
        assertThat(UnitRows.ofHeads(tape, rows, 2).values().data().toDoubles())
            .containsExactly(new double[] {0.6, 0.8, 0, -1, 0, 0, 0, 0}, within(tolerance));
        double root = Math.sqrt(29.0 / 4);
        assertThat(UnitRows.rootMeanSquare(tape, x, 1e-14).data().toDoubles())
            .containsExactly(
                new double[] {3 / root, 4 / root, 0, -2 / root, 0, 0, 0, 0}, within(tolerance));
      }
    }
  }

  @Test
  void gradients() {
    GradientBench bench = new GradientBench();
    Tensor x = bench.input("x", 3, 5);
    GradientCheck.of(Engines.DOUBLE, bench.parameters())
        .check(tape -> {
          bench.weigh(UnitRows.of(tape, x));
          bench.weigh(UnitRows.rootMeanSquare(tape, x, 1e-5));
          return bench.loss(tape);
        });
  }
}
