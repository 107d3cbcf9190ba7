package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Test;

class PairHeadsTest {
  private static final PairLayout LAYOUT =
      new PairLayout(Segments.ofLengths(2, 0, 1), Segments.ofLengths(3, 2, 5), 2);

  /** Heads of 1 and of 10 everywhere. */
  @Test
  void mixesByHand() {
    for (Engine engine : Engines.all()) {
      try (Tape tape = engine.inference()) {
        Pairs pairs = PairValues.constant(tape, LAYOUT, (b, h, i, j) -> h == 0 ? 1 : 10);
        Tensor mix = tape.constant(Shape.of(3, 2), 1, 0, 2, 1, 0, -0.5);
        Pairs mixed = PairHeads.mix(tape, pairs, mix);
        assertThat(mixed.layout().heads()).isEqualTo(3);
        double[] expected = {1, 12, -5};
        double[] found = mixed.values().data().toDoubles();
        PairValues.constant(
            tape,
            mixed.layout(),
            (b, h, i, j) -> {
              double value = found[mixed.layout().row(b, h, i) + j];
              assertThat(value).isCloseTo(expected[h], within(1e-6));
              return value;
            });
      }
    }
  }

  @Test
  void gradientsOfMixing() {
    GradientBench bench = new GradientBench();
    Pairs pairs = new Pairs(bench.input("pairs", LAYOUT.length()), LAYOUT);
    Tensor mix = bench.input("mix", 3, 2);
    GradientCheck.of(Engines.DOUBLE, bench.parameters())
        .check(tape -> {
          bench.weigh(PairHeads.mix(tape, pairs, mix).values());
          return bench.loss(tape);
        });
  }

  @Test
  void bothSetsOfKernelsGiveTheSameGradients() {
    List<double[]> gradients = new ArrayList<>();
    for (Engine engine : Engines.all()) {
      GradientBench bench = new GradientBench();
      Pairs pairs = new Pairs(bench.input("pairs", LAYOUT.length()), LAYOUT);
      Tensor mix = bench.input("mix", 2, 2);
      bench.run(engine, tape -> bench.weigh(PairHeads.mix(tape, pairs, mix).values()));
      gradients.add(bench.gradients());
      GradientBench.assertClose(
          "gradients", gradients.getLast(), gradients.getFirst(), Engines.tolerance(engine));
    }
  }

  @Test
  void refusesToMixOtherHeads() {
    GradientBench bench = new GradientBench();
    Pairs pairs = new Pairs(bench.input("pairs", LAYOUT.length()), LAYOUT);
    Tensor mix = bench.input("mix", 2, 3);
    try (Tape tape = Engines.DOUBLE.inference()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PairHeads.mix(tape, pairs, mix))
          .withMessageContaining("H = 2 of pairs does not fit H = 3 of mix");
    }
  }
}
