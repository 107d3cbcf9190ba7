package org.attentiontoolkit.tensor.kernel.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import org.attentiontoolkit.tensor.kernel.simd.SimdKernels;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A kernel's loop has no more than the segments of its arrays. */
@EnabledOnOs(OS.LINUX) // the system tells which memory is mapped
final class SegmentKeepsMemoryTest {
  private static final int VALUES = 300_000;
  private static final int COLLECTIONS = 10;

  @Test
  void ofAnArrayThatNobodyRefersToAnyMore() throws IOException, InterruptedException {
    try (SimdKernels kernels = new SimdKernels(1)) {
      MemorySegment segment = segment(kernels);
      for (int i = 0; i < COLLECTIONS; i++) {
        System.gc();
        Thread.sleep(10); // the thread that gives memory back follows the collection
      }
      assertThat(isMapped(segment.address())).isTrue();
      Reference.reachabilityFence(segment);
    }
  }

  private static MemorySegment segment(SimdKernels kernels) {
    return Nd4jArray.segment(
        kernels.memory().allocate(Precision.FLOAT, VALUES, true).array(Shape.of(VALUES)));
  }

  private static boolean isMapped(long address) throws IOException {
    try (var ranges = Files.lines(Path.of("/proc/self/maps"))) {
      return ranges
          .map(line -> line.substring(0, line.indexOf(' ')).split("-"))
          .anyMatch(range ->
              Long.parseUnsignedLong(range[0], 16) <= address
                  && address < Long.parseUnsignedLong(range[1], 16));
    }
  }
}
