package org.attentiontoolkit.runner.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The most memory a process has held: {@code VmHWM} of Linux. */
final class PeakMemory {
  private PeakMemory() {}

  /** In bytes; empty when the system doesn't tell or the process is gone. */
  static OptionalLong of(long process) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
