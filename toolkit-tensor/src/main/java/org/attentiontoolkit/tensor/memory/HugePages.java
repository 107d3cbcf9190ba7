package org.attentiontoolkit.tensor.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Asks the system to back large memory with large pages. A matrix whose rows lie thousands of bytes
 * apart touches a page a row; with pages of 4 kB their addresses no longer fit the CPU's table.
 *
 * <p>Linux gives them to those who ask, unless {@code /sys/kernel/mm/transparent_hugepage/enabled}
 * says {@code never}. Elsewhere, and where it refuses, nothing changes.
 */
final class HugePages {
  /** Smaller memory is left alone: such a page is 2 MB. */
  private static final long WORTH_ASKING = 4L << 20;

  private static final long SMALL_PAGE = 4096;

  // Of Linux's mman.h: for pages to come; for those there are (since 6.1), as ND4J clears its
  // memory.
  private static final int MADV_HUGEPAGE = 14;
  private static final int MADV_COLLAPSE = 25;

  private static final Optional<MethodHandle> MADVISE = madvise();

  private HugePages() {}

  /** Asks for one piece of memory. */
  static void ask(MemorySegment memory) {
    if (memory.byteSize() >= WORTH_ASKING) {
      MADVISE.ifPresent(madvise -> {
        advise(madvise, memory, MADV_HUGEPAGE);
        advise(madvise, memory, MADV_COLLAPSE);
      });
    }
  }

  private static void advise(MethodHandle madvise, MemorySegment memory, int advice) {
    long start = Math.ceilDiv(memory.address(), SMALL_PAGE) * SMALL_PAGE;
    long end = (memory.address() + memory.byteSize()) / SMALL_PAGE * SMALL_PAGE;
    try {
      // A refusal needs no answer: all is as before.
      int refused = (int) madvise.invokeExact(start, end - start, advice);
    } catch (Throwable t) {
      throw new IllegalStateException("madvise failed", t);
    }
  }

  private static Optional<MethodHandle> madvise() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor descriptor = FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);
    return linker
        .defaultLookup()
        .find("madvise")
        .map(address -> linker.downcallHandle(address, descriptor));
  }
}
