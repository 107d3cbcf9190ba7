package org.attentiontoolkit.tensor.blas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a CPU computes 512 bits at once: Zen 4 has the instructions, on units of 256 bits. */
public final class WideUnits {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String ZEN_3_AND_4 = "25";

  private WideUnits() {}

  /** Whether OpenBLAS has chosen kernels for them on this CPU. */
  public static boolean used() {
    try {
      return BlasLevel.ofKernels(OpenBlas.kernels()) == BlasLevel.AVX512
          && Files.isReadable(CPU_INFO)
          && in(Files.readString(CPU_INFO));
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a CPU with AVX-512 has them, by Linux's description of it. */
  static boolean in(String cpuInfo) {
    boolean amd = cpuInfo.contains("AuthenticAMD");
    return !(amd && ZEN_3_AND_4.equals(field("cpu family", cpuInfo)));
  }

  private static String field(String name, String cpuInfo) {
    return cpuInfo
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }
}
