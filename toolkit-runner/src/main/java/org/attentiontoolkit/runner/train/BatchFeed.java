package org.attentiontoolkit.runner.train;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TrainingData;

/**
 * The batches of each update in turn. Those of the next one are prepared on another thread while
 * the last ones are learned; they are the same, since a batch is a function of its place.
 *
 * @param <B> what a batch is
 */
final class BatchFeed<B extends Batch> implements AutoCloseable {
  /** What the thread is called. */
  static final String THREAD = "batches";

  private static final int MILLIS_BETWEEN_LOOKS = 100;
  private static final int SECONDS_TO_END = 2;

  /**
   * What an update learns.
   *
   * @param epoch counted from 0
   * @param position of the first batch within the epoch, counted from 0
   * @param ofEpoch how many batches the epoch has
   * @param batches at least one
   * @param <B> what a batch is
   */
  record Share<B extends Batch>(int epoch, int position, int ofEpoch, List<B> batches) {
    /** The place after the last of them. */
    int end() {
      return position + batches.size();
    }

    boolean endsEpoch() {
      return end() == ofEpoch;
    }

    int tokens() {
      return batches.stream().mapToInt(Batch::tokens).sum();
    }
  }

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(THREAD).factory());
  private final TrainingData<B> data;
  private final TrainingPlan plan;
  private int epoch;
  private int position;
  private Future<Optional<Share<B>>> coming;

  /** Begins to prepare at a place: an epoch, and a batch within it. */
  BatchFeed(TrainingData<B> data, TrainingPlan plan, int epoch, int position) {
    this.data = data;
    this.plan = plan;
    this.epoch = epoch;
    this.position = position;
    this.coming = thread.submit(this::prepare);
  }

  /**
   * The batches of the next update; none after the last epoch.
   *
   * @param stop looked at while waiting
   * @throws RuntimeException what the task threw when it prepared them
   */
  Optional<Share<B>> next(Stop stop) {
    Optional<Share<B>> share = await(stop);
    if (share.isPresent()) {
      coming = thread.submit(this::prepare);
    }
    return share;
  }

  private Optional<Share<B>> prepare() {
    for (; epoch < plan.maxEpochs(); epoch++) {
      int all = data.batches(epoch);
      if (position < all) {
        int from = position;
        position = (int) Math.min(all, (long) from + plan.accumulate());
        List<B> batches =
            IntStream.range(from, position).mapToObj(p -> data.batch(epoch, p)).toList();
        return Optional.of(new Share<>(epoch, from, all, batches));
      }
      position = 0;
    }
    return Optional.empty();
  }

  private Optional<Share<B>> await(Stop stop) {
    while (true) {
      try {
        return coming.get(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        stop.check();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while it waited for a batch", e);
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RuntimeException thrown -> throw thrown;
          case Error thrown -> throw thrown;
          case null, default -> throw new IllegalStateException(e);
        }
      }
    }
  }

  /** Ends the thread; one that is in the middle of a batch has two seconds to end it. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
