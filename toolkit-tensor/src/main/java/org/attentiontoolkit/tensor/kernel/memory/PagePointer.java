package org.attentiontoolkit.tensor.kernel.memory;

import java.lang.ref.Cleaner;
import org.attentiontoolkit.tensor.memory.Precision;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Pages as ND4J's buffers refer to them: they go back when nothing refers to the pointer any more,
 * neither a buffer nor an array of ND4J's, if they have not been freed before.
 */
final class PagePointer {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Pointer pointer;
  private final Cleaner.Cleanable pages;

  /**
   * Takes pages.
   *
   * @param share of the budget, given back with them
   */
  PagePointer(Precision precision, long length, MemoryBudget.Share share) {
    long bytes = length * precision.bytes();
    long address = Pages.take(bytes).address();
    pointer =
        switch (precision) {
          case FLOAT -> new Floats(address, length);
          case DOUBLE -> new Doubles(address, length);
        };
    pages = CLEANER.register(pointer, () -> free(address, bytes, share));
  }

  Pointer pointer() {
    return pointer;
  }

  /** Gives the pages back; once more is harmless. */
  void free() {
    pages.clean();
  }

  private static void free(long address, long bytes, MemoryBudget.Share share) {
    Pages.free(address, bytes);
    share.giveBack();
  }

  private static final class Floats extends FloatPointer {
    Floats(long address, long length) {
      super((Pointer) null);
      this.address = address;
      this.limit = length;
      this.capacity = length;
    }
  }

  private static final class Doubles extends DoublePointer {
    Doubles(long address, long length) {
      super((Pointer) null);
      this.address = address;
      this.limit = length;
      this.capacity = length;
    }
  }
}
