package org.attentiontoolkit.tensor.kernel.memory;

import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * How much native memory may be taken. Systems promise more than they have and ND4J does not
 * survive a refusal, so the question is asked before: all of the machine's memory, or a part of it.
 */
public final class MemoryBudget {
  private static final int MEBIBYTE = 20;
  private static final int MILLIS_FOR_THE_COLLECTOR = 200;
  private static final Cleaner CLEANER = Cleaner.create();

  private static final MemoryBudget PROCESS = new MemoryBudget(ofMachine());

  private final long limit;
  private final Optional<MemoryBudget> whole;
  private final AtomicLong taken = new AtomicLong();

  private MemoryBudget(long limit, Optional<MemoryBudget> whole) {
    this.limit = limit;
    this.whole = whole;
  }

  /** A budget of so many bytes. */
  public MemoryBudget(long limit) {
    this(limit, Optional.empty());
  }

  /** All of the machine's memory. */
  public static MemoryBudget ofProcess() {
    return PROCESS;
  }

  /** A budget of so many bytes, which count against this one, too. */
  public MemoryBudget part(long bytes) {
    return new MemoryBudget(bytes, Optional.of(this));
  }

  /**
   * Takes memory.
   *
   * @return by which it is given back
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if there isn't so much
   */
  Share take(long bytes) {
    if (!tryTake(bytes)) {
      collectGarbage();
      if (!tryTake(bytes)) {
        throw refusal(bytes);
      }
    }
    return new Share(this, bytes);
  }

  private boolean tryTake(long bytes) {
    if (taken.addAndGet(bytes) <= limit && whole.map(w -> w.tryTake(bytes)).orElse(true)) {
      return true;
    }
    taken.addAndGet(-bytes);
    return false;
  }

  private ToolkitException refusal(long bytes) {
    boolean own = taken.get() + bytes > limit;
    if (!own && whole.isPresent()) {
      return whole.get().refusal(bytes);
    }
    long left = Math.max(0, limit - taken.get());
    return Problem.failure(
            "tensor.out-of-memory",
            "there is no native memory for %d MiB more: %d MiB of %d are left"
                .formatted(bytes >> MEBIBYTE, left >> MEBIBYTE, limit >> MEBIBYTE))
        .hint(
            whole.isPresent()
                ? "make batches or the model smaller, or raise engine.memory"
                : "make batches or the model smaller")
        .exception();
  }

  private void giveBack(long bytes) {
    taken.addAndGet(-bytes);
    whole.ifPresent(w -> w.giveBack(bytes));
  }

  /** Bytes that are taken. */
  public long taken() {
    return taken.get();
  }

  private static void collectGarbage() {
    System.gc();
    try {
      Thread.sleep(MILLIS_FOR_THE_COLLECTOR);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long ofMachine() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Long.MAX_VALUE / 2;
  }

  /** Bytes that are given back once, however often it is said. */
  static final class Share {
    private final MemoryBudget budget;
    private final AtomicLong bytes;

    private Share(MemoryBudget budget, long bytes) {
      this.budget = budget;
      this.bytes = new AtomicLong(bytes);
    }

    /** Gives them back when an owner can't be reached any more, if not before. */
    void until(Object owner) {
      CLEANER.register(owner, this::giveBack);
    }

    void giveBack() {
      budget.giveBack(bytes.getAndSet(0));
    }
  }
}
