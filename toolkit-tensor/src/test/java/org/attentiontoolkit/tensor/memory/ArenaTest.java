package org.attentiontoolkit.tensor.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.kernel.Memories;
import org.attentiontoolkit.tensor.random.Draws;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArenaTest {
  private static final int MEBIBYTE = 1 << 20;

  private final Arena arena = new Arena(Memories.NATIVE, Precision.FLOAT, false);

  @AfterEach
  void close() {
    arena.close();
  }

  /** Steps that need more each time, less each time, or as it comes. */
  @ParameterizedTest
  @ValueSource(strings = {"ascending", "descending", "mixed"})
  void keepsAQuarterMoreThanTheLargestStepNeedsAtMost(String order) {
    long largest = 0;
    for (int step = 0; step < 60; step++) {
      int size =
          switch (order) {
            case "ascending" -> step;
            case "descending" -> 60 - step;
            default -> Draws.below(7, step, 60);
          };
      long needed = 0;
      for (int i = 0; i < 5; i++) {
        needed += bytes(arena.allocate(Shape.of(100 + size * 20_000, 1 + i)));
      }
      largest = Math.max(largest, needed);
      arena.reset();
      assertThat(arena.largestUseBytes()).isBetween(largest, largest + 60 * 5 * 64);
      assertThat(arena.reservedBytes())
          .as("step %d", step)
          .isLessThanOrEqualTo(Math.max(MEBIBYTE, (largest * 5 / 4) + 1024));
    }
  }

  @Test
  void takesNothingMoreOnceItHasSeenTheLargestStep() {
    step();
    long reserved = arena.reservedBytes();
    for (int i = 0; i < 10; i++) {
      step();
      assertThat(arena.reservedBytes()).isEqualTo(reserved);
    }
  }

  private void step() {
    IntStream.range(1, 200).forEach(i -> arena.allocate(Shape.of(i, 1000)));
    arena.reset();
  }

  @Test
  void whatIsReleasedIsTakenAgain() {
    DenseArray first = arena.allocate(Shape.of(MEBIBYTE));
    for (int i = 0; i < 100; i++) {
      DenseArray next = arena.allocate(Shape.of(MEBIBYTE));
      arena.release(first, "it");
      first = next;
    }
    assertThat(arena.largestUseBytes()).isEqualTo(2L * MEBIBYTE * Float.BYTES);
    assertThat(arena.reservedBytes()).isLessThan(4L * MEBIBYTE * Float.BYTES);
  }

  /** Neighbours that are free become one, whichever goes first. */
  @Test
  void freeNeighboursBecomeOne() {
    for (int[] order : new int[][] {{0, 1, 2}, {2, 1, 0}, {0, 2, 1}, {1, 0, 2}}) {
      List<DenseArray> three = new ArrayList<>();
      arena.allocate(Shape.of(16));
      for (int i = 0; i < 3; i++) {
        three.add(arena.allocate(Shape.of(50_000)));
      }
      arena.allocate(Shape.of(50_000));
      long reserved = arena.reservedBytes();
      for (int i : order) {
        arena.release(three.get(i), "it");
      }
      arena.allocate(Shape.of(150_000));
      assertThat(arena.reservedBytes()).isEqualTo(reserved);
      arena.reset();
    }
  }

  /** A model of it: what lives never overlaps, and what a value was, it stays. */
  @Test
  void arraysThatLiveAtTheSameTimeShareNothing() {
    List<DenseArray> living = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      if (Draws.below(1, i, 5) < 2 && !living.isEmpty()) {
        DenseArray gone = living.remove(Draws.below(2, i, living.size()));
        assertThat(gone.toFloats()).containsOnly(gone.toFloats()[0]);
        arena.release(gone, "it");
      } else {
        DenseArray array = arena.allocate(Shape.of(1 + Draws.below(3, i, 500)));
        double[] values = new double[(int) array.length()];
        java.util.Arrays.fill(values, i);
        array.set(values);
        living.add(array);
      }
    }
    assertThat(living).isNotEmpty();
    living.forEach(array -> assertThat(array.toFloats()).containsOnly(array.toFloats()[0]));
  }

  @Test
  void whatIsOverCannotBeUsed() {
    DenseArray released = arena.allocate(Shape.of(2, 3));
    DenseArray window = released.window(1, Shape.of(2));
    DenseArray kept = arena.allocate(Shape.of(4));
    arena.release(released, "the test of it is over");
    assertThatIllegalStateException()
        .isThrownBy(window::toFloats)
        .withMessage("FLOAT [2] is used after the test of it is over");
    assertThat(kept.toFloats()).hasSize(4);
    arena.reset();
    assertThatIllegalStateException()
        .isThrownBy(() -> kept.set(0, 1))
        .withMessage("FLOAT [4] is used after the step that made it is over");
    assertThatIllegalStateException().isThrownBy(() -> arena.hold(kept));
    arena.release(kept, "again, which changes nothing");
  }

  @Test
  void whatIsHeldTwiceIsReleasedTwice() {
    DenseArray array = arena.allocate(Shape.of(1));
    arena.hold(array);
    arena.release(array, "one");
    array.set(0, 7);
    assertThat(array.get(0)).isEqualTo(7);
    arena.release(array, "both");
    assertThatIllegalStateException().isThrownBy(array::toFloats).withMessageContaining("both");
  }

  @Test
  void aGuardedArenaFindsWhatIsWrittenPastTheEnd() {
    for (int length : new int[] {1, 15, 16, 17}) {
      try (Arena guarded = new Arena(Memories.NATIVE, Precision.FLOAT, true)) {
        DenseArray array = guarded.allocate(Shape.of(length));
        assertThat(array.toFloats()).containsOnly(Float.NaN);
        Block block = array.place().block();
        ArrayPlace behind = new ArrayPlace(block.buffer(), block, block.from() + length);
        block.buffer().array(behind, Shape.of(1)).set(0, 0);
        assertThatIllegalStateException()
            .isThrownBy(() -> guarded.release(array, "it"))
            .withMessage("something was written past the end of an array [" + length + "]");
      }
    }
  }

  @Test
  void closingTwiceIsHarmlessAndGivesAllBack() {
    arena.allocate(Shape.of(10));
    arena.close();
    arena.close();
    assertThat(arena.reservedBytes()).isZero();
  }

  private static long bytes(DenseArray array) {
    return array.length() * Float.BYTES;
  }
}
