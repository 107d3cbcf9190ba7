package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Test;

class PairValuesTest {
  private static final PairLayout LAYOUT =
      new PairLayout(Segments.ofLengths(2, 0, 1), Segments.ofLengths(2, 3, 1), 2);

  /** By sequence, then head, then query, then key. */
  @Test
  void everyPairHasTheNumberOfItsPlace() {
    try (Tape tape = Engines.DOUBLE.inference()) {
      Pairs pairs =
          PairValues.constant(tape, LAYOUT, (b, h, i, j) -> 1000 * b + 100 * h + 10 * i + j);
      assertThat(pairs.values().data().toDoubles())
          .containsExactly(0, 1, 10, 11, 100, 101, 110, 111, 2000, 2100);
    }
  }

  @Test
  void aValueOfTheTableGetsTheGradientsOfItsPairs() {
    GradientBench bench = new GradientBench();
    Tensor table = bench.input("table", 2, 3);
    GradientCheck.of(Engines.DOUBLE, bench.parameters())
        .check(tape -> {
          bench.weigh(
              PairValues.lookup(tape, LAYOUT, table, (b, h, i, j) -> h * 3 + (i + j) % 2).values());
          return bench.loss(tape);
        });
  }

  @Test
  void refusesToAddOtherPairs() {
    PairLayout other = new PairLayout(LAYOUT.queries(), LAYOUT.keys(), 1);
    try (Tape tape = Engines.DOUBLE.inference()) {
      Pairs one = new Pairs(tape.zeros(Shape.of(LAYOUT.length())), LAYOUT);
      Pairs two = new Pairs(tape.zeros(Shape.of(other.length())), other);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PairValues.add(tape, one, two))
          .withMessageContaining("heads=1");
    }
  }
}
