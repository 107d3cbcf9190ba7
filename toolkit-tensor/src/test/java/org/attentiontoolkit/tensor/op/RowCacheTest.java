package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.memory.Region;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowCacheTest {
  private final Engine engine = Engine.create(EngineOptions.defaults());
  private final Tape tape = engine.inference();

  @AfterEach
  void close() {
    tape.close();
    engine.close();
  }

  @Test
  void sequencesOfDifferentLengthsGrowByDifferentNumbersOfRows() {
    RowCache cache = RowCache.of(rows(0, 2, 0, 1)).append(tape, rows(10, 1, 2, 0));
    assertThat(sequence(cache, 0)).containsExactly(0, 1, 10);
    assertThat(sequence(cache, 1)).containsExactly(11, 12);
    assertThat(sequence(cache, 2)).containsExactly(2);
  }

  @Test
  void appendingCopiesTheNewRowsAlone() {
    RowCache first = RowCache.of(rows(0, 1, 1)).append(tape, rows(10, 1, 1));
    RowCache second = first.append(tape, rows(20, 1, 1));
    assertThat(second.rows().values()).isSameAs(first.rows().values());
    assertThat(sequence(second, 1)).containsExactly(1, 11, 21);
  }

  /** Two hypotheses may go on from one. */
  @Test
  void whatIsAppendedToOneDoesNotShowInAnother() {
    RowCache stem = RowCache.of(rows(0, 1)).append(tape, rows(10, 1));
    RowCache one = stem.append(tape, rows(20, 1));
    RowCache other = stem.append(tape, rows(30, 1));
    assertThat(sequence(stem, 0)).containsExactly(0, 10);
    assertThat(sequence(one, 0)).containsExactly(0, 10, 20);
    assertThat(sequence(other, 0)).containsExactly(0, 10, 30);
    assertThat(sequence(one.append(tape, rows(40, 1)), 0)).containsExactly(0, 10, 20, 40);
  }

  @Test
  void anyOrderOfSequencesCanBeTaken() {
    RowCache cache = RowCache.of(rows(0, 1, 1, 1)).append(tape, rows(10, 1, 1, 1));
    for (int[] order : new int[][] {{2, 1, 0}, {1, 1, 1, 1}, {0, 2}, {1}, {}}) {
      RowCache selected = cache.select(tape, order);
      RowCache more = selected.append(tape, rows(20, IntStream.of(order).map(i -> 1).toArray()));
      for (int i = 0; i < order.length; i++) {
        assertThat(sequence(selected, i)).containsExactly(order[i], 10 + order[i]);
        assertThat(sequence(more, i)).containsExactly(order[i], 10 + order[i], 20 + i);
      }
    }
  }

  @Test
  void growsFromNothingBeyondItsRoom() {
    RowCache cache = RowCache.of(rows(0, 0, 0));
    for (int i = 0; i < 100; i++) {
      cache = cache.append(tape, rows(2 * i, 1, 1));
    }
    assertThat(sequence(cache, 1))
        .containsExactly(IntStream.range(0, 100).mapToDouble(i -> 2 * i + 1).toArray());
  }

  /** A search closes the region of a step once the next one is known. */
  @Test
  void livesOnWhenTheRegionItWasMadeInIsOver() {
    Region before = tape.region();
    RowCache cache = before.make(() -> RowCache.of(rows(0, 1)).append(tape, rows(10, 1)));
    for (int i = 2; i < 40; i++) {
      int step = i;
      RowCache last = cache;
      Region now = tape.region();
      cache = now.make(() -> last.append(tape, rows(10 * step, 1)));
      before.close();
      before = now;
    }
    assertThat(sequence(cache, 0))
        .containsExactly(IntStream.range(0, 40).mapToDouble(i -> 10 * i).toArray());
  }

  private Packed rows(int from, int... lengths) {
    Segments segments = Segments.ofLengths(lengths);
    double[] values = IntStream.range(0, segments.rows()).mapToDouble(i -> from + i).toArray();
    return new Packed(tape.constant(Shape.of(values.length, 1), values), segments);
  }

  private static double[] sequence(RowCache cache, int b) {
    Segments segments = cache.rows().segments();
    double[] all = cache.rows().values().data().toDoubles();
    return Arrays.copyOfRange(all, segments.start(b), segments.end(b));
  }
}
