package org.attentiontoolkit.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.Stopped;
import org.attentiontoolkit.api.task.TrainingData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchFeedTest {
  private record Place(int epoch, int position) implements Batch {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public int tokens() {
      return position + 1;
    }

    @Override
    public Map<String, Long> predictions() {
      return Map.of();
    }
  }

  /** Epochs of 5, 0, 5, 0, … batches; something is done before each is given. */
  private static TrainingData<Place> data(BiConsumer<Integer, Integer> before) {
    return new TrainingData<>() {
      @Override
      public int batches(int epoch) {
        return epoch % 2 == 0 ? 5 : 0;
      }

      @Override
      public Place batch(int epoch, int position) {
        before.accept(epoch, position);
        return new Place(epoch, position);
      }
    };
  }

  private static TrainingPlan plan(int epochs, int accumulate) {
    return new TrainingPlan(
        epochs,
        TrainingPlan.NEVER,
        accumulate,
        1,
        1,
        1,
        1,
        TrainingPlan.Keep.LAST,
        List.of(),
        Optional.empty());
  }

  @AfterEach
  void noThreadIsLeft() {
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(Thread::isAlive)
        .extracting(Thread::getName)
        .doesNotContain(BatchFeed.THREAD);
  }

  @Test
  void givesWhatALoopWouldInItsOrder() {
    for (int accumulate = 1; accumulate <= 6; accumulate++) {
      List<Batch> expected = new ArrayList<>();
      for (int epoch : new int[] {0, 2}) {
        for (int position = epoch == 0 ? 2 : 0; position < 5; position++) {
          expected.add(new Place(epoch, position));
        }
      }
      List<Batch> given = new ArrayList<>();
      int shares = 0;
      try (BatchFeed<Place> feed = new BatchFeed<>(data((e, p) -> {}), plan(4, accumulate), 0, 2)) {
        for (Optional<BatchFeed.Share<Place>> next = feed.next(Stop.NEVER);
            next.isPresent();
            next = feed.next(Stop.NEVER)) {
          BatchFeed.Share<Place> share = next.get();
          assertThat(share.batches().getFirst())
              .isEqualTo(new Place(share.epoch(), share.position()));
          assertThat(share.endsEpoch()).isEqualTo(share.end() == 5);
          given.addAll(share.batches());
          shares++;
        }
      }
      assertThat(given).isEqualTo(expected);
      assertThat(shares).isEqualTo(Math.ceilDiv(3, accumulate) + Math.ceilDiv(5, accumulate));
    }
  }

  @Test
  void preparesOneAheadAndNoMore() throws InterruptedException {
    CountDownLatch second = new CountDownLatch(1);
    CountDownLatch third = new CountDownLatch(1);
    TrainingData<Place> data =
        data((epoch, position) -> {
          if (position == 1) {
            second.countDown();
          } else if (position == 2) {
            third.countDown();
          }
        });
    try (BatchFeed<Place> feed = new BatchFeed<>(data, plan(1, 1), 0, 0)) {
      assertThat(second.await(50, TimeUnit.MILLISECONDS)).isFalse();
      feed.next(Stop.NEVER);
      assertThat(second.await(30, TimeUnit.SECONDS)).as("while the first is learned").isTrue();
      assertThat(third.await(50, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  @Test
  void whatTheTaskThrowsArrivesAsItIs() {
    IllegalArgumentException thrown = new IllegalArgumentException("line 7 is odd");
    TrainingData<Place> data =
        data((epoch, position) -> {
          if (position == 1) {
            throw thrown;
          }
        });
    try (BatchFeed<Place> feed = new BatchFeed<>(data, plan(1, 1), 0, 0)) {
      assertThat(feed.next(Stop.NEVER)).isPresent();
      assertThatThrownBy(() -> feed.next(Stop.NEVER)).isSameAs(thrown);
    }
  }

  /** A batch that takes for ever to prepare: waiting for it ends when the user wants it. */
  @Test
  void waitingEndsWhenTheUserStops() {
    CountDownLatch never = new CountDownLatch(1);
    TrainingData<Place> data =
        data((epoch, position) -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try (BatchFeed<Place> feed = new BatchFeed<>(data, plan(1, 1), 0, 0)) {
      assertThatThrownBy(() -> feed.next(() -> true)).isInstanceOf(Stopped.class);
    }
  }
}
