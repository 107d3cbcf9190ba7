package org.attentiontoolkit.tensor.kernel.memory;

import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * How much native memory may be taken. Systems promise more than they have and ND4J does not
 * survive a refusal, so the question is asked before: all of the machine's memory, or what {@code
 * -Dtoolkit.native-memory-mib} says.
 */
public final class MemoryBudget {
  static final String LIMIT = "toolkit.native-memory-mib";

  private static final int MEBIBYTE = 20;
  private static final int MILLIS_FOR_THE_COLLECTOR = 200;
  private static final Cleaner CLEANER = Cleaner.create();

  private static final MemoryBudget PROCESS = new MemoryBudget(ofMachine());

  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  /** A budget of so many bytes. */
  public MemoryBudget(long limit) {
    this.limit = limit;
  }

  /** All of the machine's memory, or what the system property says. */
  public static MemoryBudget ofProcess() {
    return PROCESS;
  }

  /**
   * Takes memory.
   *
   * @return by which it is given back
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if there isn't so much
   */
  Share take(long bytes) {
    if (taken.addAndGet(bytes) <= limit) {
      return new Share(this, bytes);
    }
    taken.addAndGet(-bytes);
    collectGarbage();
    if (taken.addAndGet(bytes) > limit) {
      long left = Math.max(0, limit - taken.addAndGet(-bytes));
      throw Problem.failure(
              "tensor.out-of-memory",
              "there is no native memory for %d MiB more: %d MiB of %d are left"
                  .formatted(bytes >> MEBIBYTE, left >> MEBIBYTE, limit >> MEBIBYTE))
          .hint("make batches or the model smaller")
          .exception();
    }
    return new Share(this, bytes);
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
    Long told = Long.getLong(LIMIT);
    if (told != null) {
      return told << MEBIBYTE;
    }
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
      budget.taken.addAndGet(-bytes.getAndSet(0));
    }
  }
}
