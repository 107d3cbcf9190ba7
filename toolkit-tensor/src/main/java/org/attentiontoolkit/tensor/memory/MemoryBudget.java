package org.attentiontoolkit.tensor.memory;

import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * How much native memory may be taken. Systems promise more than they have and ND4J does not
 * survive a refusal, so the question is asked before: all of the machine's memory, or what {@code
 * -Dtoolkit.native-memory-mib} says.
 */
final class MemoryBudget {
  static final String LIMIT = "toolkit.native-memory-mib";

  private static final int MEBIBYTE = 20;
  private static final int MILLIS_FOR_THE_COLLECTOR = 200;
  private static final Cleaner CLEANER = Cleaner.create();

  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  /** A budget of so many bytes. */
  MemoryBudget(long limit) {
    this.limit = limit;
  }

  /** That of this process. */
  static MemoryBudget ofProcess() {
    Long told = Long.getLong(LIMIT);
    return new MemoryBudget(told == null ? machine() : told << MEBIBYTE);
  }

  /**
   * Takes memory.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if there isn't so much
   */
  void take(long bytes) {
    if (taken.addAndGet(bytes) <= limit) {
      return;
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
  }

  /** Gives memory back once its owner can't be reached any more. */
  void giveBackAfter(Object owner, long bytes) {
    CLEANER.register(owner, () -> taken.addAndGet(-bytes));
  }

  /** Bytes that are taken. */
  long taken() {
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

  private static long machine() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Long.MAX_VALUE / 2;
  }
}
