package org.attentiontoolkit.tensor.kernel.memory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/**
 * Pages straight from the system, zeroed, in whole and large ones where there are any. They go back
 * when they are freed: the C library's allocator keeps freed blocks and, for those that ND4J asks
 * for, does not use them again.
 */
final class Pages {
  private static final String SYSTEM = System.getProperty("os.name").toLowerCase(Locale.ROOT);
  private static final boolean LINUX = SYSTEM.startsWith("linux");

  /** Whether this system has them. */
  static final boolean AVAILABLE = LINUX || SYSTEM.startsWith("mac");

  private static final int READ_AND_WRITE = 3;
  private static final int PRIVATE_AND_ANONYMOUS = LINUX ? 0x22 : 0x1002;
  private static final int LARGE_PAGES = 14;
  private static final long FAILED = -1;

  private Pages() {}

  /**
   * Takes pages.
   *
   * @throws OutOfMemoryError if the system has none
   */
  static MemorySegment take(long bytes) {
    try {
      MemorySegment pages =
          (MemorySegment)
              Calls.MMAP.invokeExact(
                  MemorySegment.NULL, bytes, READ_AND_WRITE, PRIVATE_AND_ANONYMOUS, -1, 0L);
      if (pages.address() == FAILED) {
        throw new OutOfMemoryError("mmap of " + bytes + " bytes");
      }
      if (LINUX) {
        // Only an advice: where it is not taken the pages are small.
        int unused = (int) Calls.MADVISE.invokeExact(pages, bytes, LARGE_PAGES);
      }
      return pages.reinterpret(bytes);
    } catch (Error e) {
      throw e;
    } catch (Throwable t) {
      throw new IllegalStateException("mmap failed", t);
    }
  }

  /** Gives pages back. */
  static void free(long address, long bytes) {
    try {
      int unused = (int) Calls.MUNMAP.invokeExact(MemorySegment.ofAddress(address), bytes);
    } catch (Throwable t) {
      throw new IllegalStateException("munmap failed", t);
    }
  }

  private static final class Calls {
    private static final MethodHandle MMAP =
        function(
            "mmap",
            FunctionDescriptor.of(
                ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle MUNMAP =
        function("munmap", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle MADVISE =
        function("madvise", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

    private Calls() {}

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }
  }
}
