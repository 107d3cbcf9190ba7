package org.attentiontoolkit.runner.tracking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a server what happens, from a thread of its own. When the server is in trouble messages
 * wait, and it is asked again after 1, 2, 4, … at most 60 seconds; when the queue is full they are
 * left out. Whatever happens there is one warning.
 */
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int QUEUE = 20_000;
  private static final long GATHER_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 60_000;
  private static final long LAST_PAUSE_MILLIS = 250;
  private static final Duration CLEAN_UP = Duration.ofMillis(200);

  /** A server from which nothing comes for so long once a run has ended is not waited for. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final Supplier<MlflowServer> connection;
  private final MlflowAddress address;
  private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(QUEUE);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicLong left = new AtomicLong();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("mlflow").unstarted(this::deliverAll);
  private volatile @Nullable Message end;
  private volatile boolean gaveUp;
  private volatile long expectedNanos = System.nanoTime();
  private boolean warned;
  private boolean endTaken;
  private int failures;

  /**
   * Nothing happens before the start.
   *
   * @param address of the server, for messages
   * @param connection made on the thread that uses it
   */
  Delivery(MlflowAddress address, Supplier<MlflowServer> connection) {
    this.address = address;
    this.connection = connection;
  }

  void start(Message.Start message) {
    offer(message);
    thread.start();
  }

  /** Never waits. */
  void offer(Message message) {
    if (gaveUp || !queue.offer(message)) {
      left.incrementAndGet();
    }
  }

  /**
   * Waits until all is told, or the patience is over, or nothing comes from the server any more.
   */
  void finish(Message.End message, Duration patience) {
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    end = message;
    ended.countDown();
    long begin = System.nanoTime();
    try {
      if (!joined(begin, patience)) {
        double seconds = Math.round((System.nanoTime() - begin) / 1e8) / 10.0;
        warn("is too slow: not everything was delivered in " + seconds + " s");
        thread.interrupt();
        thread.join(CLEAN_UP);
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    long missing = left.get() + queue.size();
    if (missing > 0) {
      warn("was slower than the run");
      LOG.info("{} messages to MLflow were not delivered", missing);
    }
  }

  private boolean joined(long begin, Duration patience) throws InterruptedException {
    long waited = 0;
    long worth = 0;
    do {
      long silent = Math.max(begin + SILENCE.toNanos(), expectedNanos) - begin;
      worth = Math.min(patience.toNanos(), silent);
      if (thread.join(Duration.ofNanos(Math.max(1, worth - waited)))) {
        return true;
      }
      waited = System.nanoTime() - begin;
    } while (waited < Math.min(patience.toNanos(), expectedNanos - begin));
    return false;
  }

  private void deliverAll() {
    List<Message> work = new ArrayList<>();
    try (MlflowServer server = connection.get()) {
      while (!gaveUp && (!work.isEmpty() || gather(work))) {
        if (deliver(server, work)) {
          work.clear();
        } else if (!pause()) {
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // finish() lost its patience
    }
    left.addAndGet(work.size());
  }

  /** The next messages that go together; false when the end of the run has been told. */
  private boolean gather(List<Message> work) throws InterruptedException {
    if (endTaken) {
      return false;
    }
    Message first = null;
    while (first == null) {
      boolean ending = ending();
      first = queue.poll(ending ? 0 : GATHER_MILLIS, TimeUnit.MILLISECONDS);
      if (first == null && ending) {
        first = end;
        endTaken = true;
      }
    }
    work.add(first);
    if (first instanceof Message.Metrics) {
      gatherMetrics(work);
    }
    return true;
  }

  /** More measurements that come within the next moment, for one request. */
  private void gatherMetrics(List<Message> work) throws InterruptedException {
    ended.await(GATHER_MILLIS, TimeUnit.MILLISECONDS);
    while (work.size() < MetricBatches.METRICS && queue.peek() instanceof Message.Metrics) {
      work.add(queue.remove());
    }
  }

  private boolean ending() {
    return ended.getCount() == 0;
  }

  /** True when there is nothing more to do about these messages. */
  private boolean deliver(MlflowServer server, List<Message> work) throws InterruptedException {
    try {
      expectedNanos = System.nanoTime() + SILENCE.plus(MlflowServer.allowance(work)).toNanos();
      server.tell(work);
      if (failures > 0) {
        LOG.info("MLflow at {} answers again", address);
      }
      failures = 0;
      return true;
    } catch (ServerTrouble e) {
      LOG.debug("MLflow", e);
      warn(e.words());
      boolean needed = work.getFirst() instanceof Message.Start;
      return switch (e.remedy()) {
        case WAIT -> {
          failures++;
          yield false;
        }
        case SKIP -> {
          left.addAndGet(work.size());
          gaveUp |= needed;
          yield true;
        }
        case GIVE_UP -> {
          left.addAndGet(work.size());
          gaveUp = true;
          yield true;
        }
      };
    } catch (RuntimeException e) {
      LOG.debug("MLflow", e);
      warn("cannot be told everything: " + e);
      left.addAndGet(work.size());
      return true;
    }
  }

  /** Waits before the next attempt; false when there is none: one retry after the run's end. */
  private boolean pause() throws InterruptedException {
    if (ending()) {
      Thread.sleep(LAST_PAUSE_MILLIS);
      return failures == 1;
    }
    long millis = Math.min(LONGEST_PAUSE_MILLIS, 1000L << Math.min(failures - 1, 6));
    if (ended.await(millis, TimeUnit.MILLISECONDS)) {
      failures = 0;
    }
    return true;
  }

  private synchronized void warn(String what) {
    if (!warned) {
      warned = true;
      LOG.warn(
          "MLflow at {} {}; the run goes on, and nothing is lost: its folder has everything",
          address,
          what);
    }
  }
}
