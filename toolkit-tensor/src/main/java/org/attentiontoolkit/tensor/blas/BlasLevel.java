package org.attentiontoolkit.tensor.blas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How wide the vectors are that a CPU has, or that OpenBLAS's kernels use. In rising order. */
public enum BlasLevel {
  /** Nothing is known about it. */
  UNKNOWN("unknown instructions"),
  /** 128 bits. */
  SSE("SSE"),
  /** 256 bits, without fused multiply-add. */
  AVX("AVX"),
  /** 256 bits. */
  AVX2("AVX2"),
  /** 512 bits. */
  AVX512("AVX-512");

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Set<String> AVX512_KERNELS =
      Set.of("skylakex", "cooperlake", "sapphirerapids");
  private static final Set<String> AVX2_KERNELS = Set.of("haswell", "zen", "excavator");
  private static final Set<String> AVX_KERNELS =
      Set.of("sandybridge", "bulldozer", "piledriver", "steamroller");
  private static final Set<String> SSE_KERNELS =
      Set.of(
          "prescott",
          "core2",
          "penryn",
          "dunnington",
          "nehalem",
          "atom",
          "athlon",
          "opteron",
          "opteron_sse3",
          "barcelona",
          "bobcat",
          "katmai",
          "coppermine",
          "northwood",
          "banias",
          "nano");

  private final String label;

  BlasLevel(String label) {
    this.label = label;
  }

  /** The level of kernels that OpenBLAS names. */
  public static BlasLevel ofKernels(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    if (AVX512_KERNELS.contains(key)) {
      return AVX512;
    }
    if (AVX2_KERNELS.contains(key)) {
      return AVX2;
    }
    if (AVX_KERNELS.contains(key)) {
      return AVX;
    }
    return SSE_KERNELS.contains(key) ? SSE : UNKNOWN;
  }

  /** The level of this machine's CPU, {@link #UNKNOWN} where the system does not say. */
  public static BlasLevel cpu() {
    try {
      return Files.isReadable(CPU_INFO) ? ofCpuInfo(Files.readString(CPU_INFO)) : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /** The level of a CPU by Linux's description of it. */
  static BlasLevel ofCpuInfo(String text) {
    for (String line : text.lines().toList()) {
      if (line.startsWith("flags")) {
        Set<String> flags = Set.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+"));
        if (flags.contains("avx512f") && flags.contains("avx512dq")) {
          return AVX512;
        }
        if (flags.contains("avx2") && flags.contains("fma")) {
          return AVX2;
        }
        return flags.contains("avx") ? AVX : SSE;
      }
    }
    return UNKNOWN;
  }

  /** What to tell a user whose OpenBLAS uses less than the CPU has. */
  public static Optional<String> warning(
      String kernels, String version, BlasLevel cpu, Map<String, String> environment) {
    BlasLevel used = ofKernels(kernels);
    if (used == UNKNOWN || used.compareTo(cpu) >= 0) {
      return Optional.empty();
    }
    String forced = environment.get("OPENBLAS_CORETYPE");
    String reason =
        forced != null
            ? "the environment variable OPENBLAS_CORETYPE is " + forced + "; unset it"
            : "OpenBLAS " + version + " does not know this CPU; a newer one may";
    return Optional.of(
        "matrix products run on %s kernels (%s) although this CPU has %s: %s"
            .formatted(used.label, kernels, cpu.label, reason));
  }
}
