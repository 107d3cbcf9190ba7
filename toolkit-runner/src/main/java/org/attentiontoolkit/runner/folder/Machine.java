package org.attentiontoolkit.runner.folder;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a run ran.
 *
 * @param host name in the network
 * @param system operating system with its version
 * @param processor model of the CPU
 * @param cores how many the JVM may use
 * @param memory of the machine, in bytes
 * @param heap the most the JVM may use for its objects, in bytes
 * @param jvm name and version
 */
public record Machine(
    String host, String system, String processor, int cores, long memory, long heap, String jvm) {

  /** This one. */
  public static Machine here() {
    Runtime runtime = Runtime.getRuntime();
    return new Machine(
        hostName(),
        String.join(" ", property("os.name"), property("os.version"), property("os.arch")),
        processorName().orElse(property("os.arch")),
        runtime.availableProcessors(),
        totalMemory(),
        runtime.maxMemory(),
        property("java.vm.name") + " " + Runtime.version());
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }

  /** Not through the network: a name server that does not answer would hold up the start. */
  private static String hostName() {
    return Stream.of("HOSTNAME", "COMPUTERNAME")
        .map(System::getenv)
        .filter(name -> name != null && !name.isBlank())
        .findFirst()
        .or(() -> lines(Path.of("/etc/hostname")).findFirst())
        .orElse("unknown");
  }

  private static Optional<String> processorName() {
    return lines(Path.of("/proc/cpuinfo"))
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")));
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      return Stream.empty(); // not that kind of system
    }
  }

  private static long totalMemory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }
}
