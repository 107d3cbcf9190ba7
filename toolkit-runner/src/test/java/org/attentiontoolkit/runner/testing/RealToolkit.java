package org.attentiontoolkit.runner.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder with the real script {@code ./toolkit}, whose build is the classes under test: the
 * script finds it fresh and starts it with all its own options.
 */
public final class RealToolkit {
  private static final Path SOURCE =
      Path.of(System.getProperty("toolkit.root", "..")).toAbsolutePath().normalize();
  private static final String FLAVOUR =
      System.getProperty("org.bytedeco.javacpp.platform.extension", "");

  /** Made when first asked for. */
  private static final class Shared {
    static final RealToolkit TOOLKIT = in(temporary());
  }

  private final Path root;

  private RealToolkit(Path root) {
    this.root = root;
  }

  /** The one of all tests that put nothing into it. */
  public static RealToolkit shared() {
    return Shared.TOOLKIT;
  }

  private static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("toolkit-script");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes such a folder. */
  public static RealToolkit in(Path root) {
    try {
      Path build = Files.createDirectories(root.resolve("toolkit-runner/target/app/tested"));
      Files.createDirectories(root.resolve("toolkit-runner/src/main"));
      Files.createDirectories(root.resolve(".mvn"));
      Files.createDirectories(root.resolve("plugins"));
      Files.writeString(root.resolve("pom.xml"), "<project/>");
      Files.writeString(root.resolve("toolkit-runner/pom.xml"), "<project/>");
      Files.copy(SOURCE.resolve("toolkit"), root.resolve("toolkit"));
      Files.writeString(build.resolveSibling("current"), "tested\n");
      Files.writeString(build.resolve("classpath"), System.getProperty("java.class.path") + "\n");
      Files.writeString(build.resolve("flavour"), FLAVOUR + "\n");
      Path started = Files.createFile(build.resolve("started"));
      Files.setLastModifiedTime(started, FileTime.from(Instant.now().plusSeconds(5)));
      return new RealToolkit(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder. */
  public Path root() {
    return root;
  }

  /** A command of it. */
  public Call call(String... words) {
    return new Call(this, words)
        .env("JAVA_HOME", System.getProperty("java.home"))
        .env("TOOLKIT_NATIVE", nativeBuild())
        .env("OMP_NUM_THREADS", "1");
  }

  private static String nativeBuild() {
    return FLAVOUR.isEmpty() ? "plain" : FLAVOUR.substring(FLAVOUR.lastIndexOf('-') + 1);
  }
}
