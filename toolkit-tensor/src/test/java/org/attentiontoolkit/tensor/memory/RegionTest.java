package org.attentiontoolkit.tensor.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.attentiontoolkit.tensor.kernel.Memories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegionTest {
  private final Arena arena = new Arena(Memories.NATIVE, Precision.FLOAT, false);

  @AfterEach
  void close() {
    arena.close();
  }

  @Test
  void goesWithAllThatWasMadeInIt() {
    Region region = arena.region(true);
    DenseArray within = region.make(() -> one());
    DenseArray outside = one();
    region.close();
    region.close();
    assertGone(within);
    assertThat(outside.length()).isEqualTo(1);
    outside.set(0, 1);
  }

  @Test
  void whatIsKeptStays() {
    Region region = arena.region(true);
    DenseArray kept = region.make(() -> one());
    DenseArray window = kept.window(0, Shape.of(1));
    DenseArray gone = region.make(() -> one());
    region.keepOnly(window);
    assertGone(gone);
    kept.set(0, 1);
    region.close();
    assertGone(kept);
  }

  @Test
  void aRegionWithinAnotherHandsOver() {
    Region outer = arena.region(true);
    Region inner = arena.region(true);
    DenseArray handed =
        outer.make(() -> {
          DenseArray made = inner.make(() -> one());
          inner.handOver();
          inner.close();
          made.set(0, 1);
          return made;
        });
    handed.set(0, 2);
    outer.close();
    assertGone(handed);
  }

  @Test
  void oneMayLiveOnWhileTheNextIsFilled() {
    Region before = arena.region(true);
    DenseArray last = before.make(() -> one());
    for (int i = 0; i < 1000; i++) {
      Region now = arena.region(true);
      DenseArray next = now.make(() -> arena.allocate(Shape.of(10_000)));
      last.set(0, 1);
      before.close();
      assertGone(last);
      before = now;
      last = next;
    }
    assertThat(arena.largestUseBytes()).isLessThan(2 * 10_032 * Float.BYTES);
  }

  @Test
  void whatIsHeldElsewhereOutlivesIt() {
    Region region = arena.region(true);
    DenseArray held = region.make(() -> one());
    arena.hold(held);
    region.close();
    held.set(0, 1);
    arena.release(held, "it");
    assertGone(held);
  }

  @Test
  void oneThatDoesNotFreeIsAsIfItWereNotThere() {
    Region region = arena.region(false);
    DenseArray made = region.make(() -> one());
    region.close();
    made.set(0, 1);
  }

  @Test
  void isOverWithTheStep() {
    Region region = arena.region(true);
    DenseArray made = region.make(() -> one());
    arena.reset();
    DenseArray ofNextStep = one();
    region.close();
    ofNextStep.set(0, 1);
    assertGone(made);
  }

  private DenseArray one() {
    return arena.allocate(Shape.of(1));
  }

  private static void assertGone(DenseArray array) {
    assertThatIllegalStateException().isThrownBy(array::toFloats);
  }
}
