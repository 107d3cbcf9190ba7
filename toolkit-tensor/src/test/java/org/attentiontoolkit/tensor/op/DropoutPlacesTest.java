package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Places;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Test;

/** What dropout drops follows an example and its positions, not the place in a batch. */
class DropoutPlacesTest {
  private static final int WIDTH = 37;
  private static final int[] LENGTHS = {5, 0, 3, 8};
  private static final int[] EXAMPLES = {70, 3, 12, 1_000_000};

  @Test
  void aBatchInPiecesDropsTheSame() {
    try (Engine engine = Engine.create(EngineOptions.defaults().withThreads(2))) {
      Segments whole = Segments.ofLengths(LENGTHS).ofExamples(EXAMPLES);
      double[] together = dropped(engine, whole.places());
      for (int b = 0; b < LENGTHS.length; b++) {
        double[] alone = dropped(engine, whole.select(b).places());
        assertThat(alone)
            .as("example %d", EXAMPLES[b])
            .isEqualTo(Arrays.copyOfRange(together, whole.start(b) * WIDTH, whole.end(b) * WIDTH));
      }
      int[] backwards = {3, 2, 1, 0};
      assertThat(dropped(engine, whole.select(backwards).places()))
          .isEqualTo(
              Arrays.stream(backwards)
                  .mapToObj(b ->
                      Arrays.copyOfRange(together, whole.start(b) * WIDTH, whole.end(b) * WIDTH))
                  .flatMapToDouble(DoubleStream::of)
                  .toArray());
    }
  }

  @Test
  void positionsOneByOneDropTheSame() {
    try (Engine engine = Engine.create(EngineOptions.defaults().withThreads(1))) {
      double[] together = dropped(engine, Segments.ofLengths(4).ofExamples(9).places());
      for (int position = 0; position < 4; position++) {
        Segments one = Segments.singles(1).ofExamples(9).fromPosition(position);
        assertThat(dropped(engine, one.places()))
            .isEqualTo(Arrays.copyOfRange(together, position * WIDTH, (position + 1) * WIDTH));
      }
    }
  }

  @Test
  void weightsOfAnExampleDropTheSameInAnyBatch() {
    try (Engine engine = Engine.create(EngineOptions.defaults().withThreads(1))) {
      Segments queries = Segments.ofLengths(2, 3, 1).ofExamples(4, 8, 15);
      Segments keys = Segments.ofLengths(5, 2, 7);
      PairLayout layout = new PairLayout(queries, keys, 3);
      double[] together = dropped(engine, layout);
      for (int b = 0; b < 3; b++) {
        double[] alone = dropped(engine, new PairLayout(queries.select(b), keys.select(b), 3));
        assertThat(alone)
            .isEqualTo(Arrays.copyOfRange(together, layout.start(b), layout.start(b + 1)));
      }
    }
  }

  private static double[] dropped(Engine engine, PairLayout layout) {
    try (Tape tape = engine.training(3, 7)) {
      Pairs ones =
          new Pairs(tape.constant(Shape.of(layout.length()), ones(layout.length())), layout);
      return RandomDropout.apply(tape, ones, 0.5, "weights").values().data().toDoubles();
    }
  }

  private static double[] dropped(Engine engine, Places places) {
    try (Tape tape = engine.training(3, 7)) {
      Shape shape = Shape.of(places.rows(), WIDTH);
      return RandomDropout.apply(
              tape, tape.constant(shape, ones(places.rows() * WIDTH)), 0.5, places, "here")
          .data()
          .toDoubles();
    }
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
