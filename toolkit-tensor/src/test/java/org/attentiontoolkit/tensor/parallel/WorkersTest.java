package org.attentiontoolkit.tensor.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void everyPartRunsOnceAndIsSeenAfterwards(int threads) {
    try (Workers workers = new Workers(threads)) {
      assertThat(workers.count()).isEqualTo(threads);
      for (int parts = 0; parts < 200; parts++) {
        int[] plain = new int[parts];
        AtomicIntegerArray counted = new AtomicIntegerArray(parts);
        workers.run(
            parts,
            part -> {
              plain[part] = part + 1;
              counted.incrementAndGet(part);
            });
        for (int part = 0; part < parts; part++) {
          assertThat(plain[part]).isEqualTo(part + 1);
          assertThat(counted.get(part)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void aPartMayRunPartsItself() {
    try (Workers workers = new Workers(3)) {
      AtomicIntegerArray counted = new AtomicIntegerArray(20);
      workers.run(4, outer -> workers.run(5, inner -> counted.incrementAndGet(5 * outer + inner)));
      for (int i = 0; i < 20; i++) {
        assertThat(counted.get(i)).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatAPartThrowsIsThrownAndTheNextJobRuns(int threads) {
    try (Workers workers = new Workers(threads)) {
      assertThatIllegalStateException()
          .isThrownBy(() ->
              workers.run(
                  50,
                  part -> {
                    if (part == 17) {
                      throw new IllegalStateException("part 17");
                    }
                  }))
          .withMessage("part 17");
      AtomicIntegerArray counted = new AtomicIntegerArray(50);
      workers.run(50, counted::incrementAndGet);
      for (int i = 0; i < 50; i++) {
        assertThat(counted.get(i)).isEqualTo(1);
      }
    }
  }

  @Test
  void workersThatSleepWakeUp() throws InterruptedException {
    try (Workers workers = new Workers(2)) {
      for (int round = 0; round < 5; round++) {
        AtomicIntegerArray counted = new AtomicIntegerArray(2);
        workers.run(2, counted::incrementAndGet);
        assertThat(counted.get(0) + counted.get(1)).isEqualTo(2);
        Thread.sleep(30);
      }
    }
  }

  @Test
  void noThreadsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Workers(0));
  }
}
