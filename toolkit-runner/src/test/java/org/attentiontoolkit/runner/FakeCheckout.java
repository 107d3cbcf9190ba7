package org.attentiontoolkit.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A folder with the real launcher script and fakes around it: JDKs whose {@code java} says how it
 * was started, and a Maven wrapper that writes down its arguments.
 */
final class FakeCheckout {
  final Path root;
  final Path jvms;
  private final Path home;

  FakeCheckout(Path folder) throws IOException {
    root = Files.createDirectories(folder.resolve("a check out"));
    jvms = Files.createDirectories(folder.resolve("all jvms"));
    home = Files.createDirectories(folder.resolve("home"));
    Files.copy(Path.of(System.getProperty("toolkit.root"), "toolkit"), script());
    script().toFile().setExecutable(true);
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.createDirectories(root.resolve(".mvn"));
    Files.createDirectories(source().getParent());
    Files.writeString(source(), "class A {}");
    Files.writeString(root.resolve("toolkit-runner/pom.xml"), "<project/>");
    Files.writeString(folder.resolve("library.jar"), "library");
    executable(
        root.resolve("mvnw"),
        """
        #!/bin/sh
        echo "mvnw JAVA_HOME=$JAVA_HOME $*" >>mvnw.log
        [ ! -f slow ] || sleep 1
        [ ! -f broken ] || exit 7
        mkdir -p toolkit-runner/target toolkit-api/target
        echo runner >toolkit-runner/target/toolkit-runner.jar
        echo api >toolkit-api/target/toolkit-api.jar
        echo "$PWD/toolkit-api/target/toolkit-api.jar:${PWD%/*}/library.jar" >toolkit-runner/target/classpath
        """);
  }

  Path script() {
    return root.resolve("toolkit");
  }

  Path source() {
    return root.resolve("toolkit-runner/src/main/java/A.java");
  }

  Path library() {
    return root.resolveSibling("library.jar");
  }

  /**
   * A folder that looks like a JDK of this version; its java prints folder, environment and
   * arguments, one a line.
   */
  Path jdk(String name, String version) throws IOException {
    Path jdk = jvms.resolve(name);
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"" + version + "\"\n");
    executable(
        jdk.resolve("bin/java"),
        """
        #!/bin/sh
        echo "java %s"
        echo "pwd $PWD"
        echo "coretype ${OPENBLAS_CORETYPE-unset}"
        for argument in "$@"; do echo "<$argument>"; done
        exit ${FAKE_EXIT:-0}
        """
            .formatted(version));
    executable(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    return jdk;
  }

  /** The wrapper's calls so far, in order. */
  List<String> builds() throws IOException {
    Path log = root.resolve("mvnw.log");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  Process start(Path script, Path folder, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("HOME", home.toString());
    builder.environment().put("TOOLKIT_JVM_DIR", jvms.toString());
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Result run(Map<String, String> environment, String... arguments) throws Exception {
    return finish(start(script(), root, environment, arguments));
  }

  Result finish(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the script did not end");
    }
    return new Result(process.exitValue(), out, err);
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    file.toFile().setExecutable(true);
  }

  /** How the script ended and what it said. */
  record Result(int exit, String out, String err) {}
}
