package org.attentiontoolkit.models.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.model.TokenSpec;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.op.CellKind;
import org.junit.jupiter.api.Test;

/** An encoder that only reads holds what its widest layer needs, however many there are. */
class InferenceMemoryTest {
  private static final int VOCABULARY = 50;
  private static final int HIDDEN = 16;
  private static final int SENTENCES = 64;
  private static final int LENGTH = 100;

  @Test
  void manyLayersTakeNoMoreThanThree() {
    // Their weights alone are more: nine layers of two directions, packed for products.
    long weights = 9L * 2 * 3 * HIDDEN * (2 * HIDDEN + HIDDEN) * Float.BYTES * 2;
    assertThat(bytes(12)).isLessThan(bytes(3) + weights);
    long states = (long) SENTENCES * LENGTH * 2 * HIDDEN * Float.BYTES;
    assertThat(weights).as("less than the states of a layer").isLessThan(states);
  }

  /** What a step kept of the memory that it took at its widest. */
  private static long bytes(int layers) {
    try (Engine engine = Engine.create(EngineOptions.defaults().withThreads(1));
        Parameters parameters = new Parameters()) {
      RecurrentEncoder encoder =
          new RecurrentEncoder(
              new RecurrentEncoder.Config(CellKind.GRU, HIDDEN, HIDDEN, layers, true, 0),
              new TokenSpec(VOCABULARY),
              parameters.root());
      parameters.allocate(engine, 1);
      int[] lengths = new int[SENTENCES];
      Arrays.fill(lengths, LENGTH);
      int[] ids = IntStream.range(0, SENTENCES * LENGTH).map(i -> i % VOCABULARY).toArray();
      try (Tape tape = engine.inference()) {
        encoder.encode(tape, new Tokens(ids, Segments.ofLengths(lengths)));
      }
      return engine.reservedBytes();
    }
  }
}
