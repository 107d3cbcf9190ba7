package org.attentiontoolkit.tensor.parallel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed set of threads that share the parts of one job. The caller works too and returns when all
 * parts are done. What the parts are must depend on the job alone, never on the number of threads:
 * then neither does the result.
 */
public final class Workers implements AutoCloseable {
  private static final int SPINS_BEFORE_SLEEP = 20_000;

  private final Thread[] threads;
  private final AtomicBoolean taken = new AtomicBoolean();
  private final AtomicInteger callers = new AtomicInteger();
  private final ThreadLocal<Integer> entered = ThreadLocal.withInitial(() -> 0);
  private volatile @Nullable Job job;
  private volatile boolean closed;

  /** Workers for {@code threads} threads, the calling one among them. */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    this.threads = new Thread[threads - 1];
    for (int i = 0; i < this.threads.length; i++) {
      this.threads[i] =
          Thread.ofPlatform().name("toolkit-worker-" + (i + 1)).daemon().start(this::work);
    }
  }

  /** How many threads work, the calling one among them. */
  public int count() {
    return threads.length + 1;
  }

  /**
   * Runs {@code part} for each number from 0 to {@code parts - 1}, in any order and on any thread.
   * Called while the others work for someone, inside a part of theirs too, it runs on the calling
   * thread alone; so it does while several threads have {@linkplain #enter entered}, which would
   * only wait for each other.
   */
  public void run(int parts, IntConsumer part) {
    if (parts <= 1
        || threads.length == 0
        || callers.get() > 1
        || !taken.compareAndSet(false, true)) {
      for (int i = 0; i < parts; i++) {
        part.accept(i);
      }
      return;
    }
    try {
      share(parts, part);
    } finally {
      taken.set(false);
    }
  }

  /** The calling thread has work to do from now on. */
  public void enter() {
    int depth = entered.get();
    entered.set(depth + 1);
    if (depth == 0) {
      callers.incrementAndGet();
    }
  }

  /** The calling thread has no more work to do; called as often as {@link #enter}. */
  public void leave() {
    int depth = entered.get() - 1;
    entered.set(depth);
    if (depth == 0) {
      callers.decrementAndGet();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // yielding makes it faster, and nothing relies on it
  private void share(int parts, IntConsumer part) {
    Job mine = new Job(parts, part);
    job = mine;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    mine.help();
    for (int spins = 0; mine.unfinished.get() > 0; spins++) {
      if (spins < SPINS_BEFORE_SLEEP) {
        Thread.onSpinWait();
      } else {
        // The last part's thread may be waiting for this very core.
        Thread.yield();
      }
    }
    job = null;
    mine.rethrow();
  }

  private void work() {
    Job last = null;
    int spins = 0;
    while (!closed) {
      Job now = job;
      if (now != null && now != last) {
        now.help();
        last = now;
        spins = 0;
      } else if (spins++ < SPINS_BEFORE_SLEEP) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
  }

  private static final class Job {
    private final int parts;
    private final IntConsumer part;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger unfinished;
    private volatile @Nullable Throwable failure;

    Job(int parts, IntConsumer part) {
      this.parts = parts;
      this.part = part;
      this.unfinished = new AtomicInteger(parts);
    }

    void help() {
      for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
        try {
          part.accept(i);
        } catch (Throwable t) {
          failure = t;
        } finally {
          unfinished.decrementAndGet();
        }
      }
    }

    void rethrow() {
      Throwable thrown = failure;
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }
}
