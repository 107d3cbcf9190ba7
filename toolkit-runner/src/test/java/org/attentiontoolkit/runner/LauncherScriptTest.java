package org.attentiontoolkit.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.runner.FakeCheckout.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./toolkit}, in a folder of fakes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherScriptTest {
  private static final Map<String, String> PLAIN = Map.of("TOOLKIT_NATIVE", "plain");

  @TempDir Path folder;
  private FakeCheckout checkout;

  @BeforeEach
  void makeCheckout() throws Exception {
    checkout = new FakeCheckout(folder);
  }

  @Test
  void prefersJavaHomeWhenItIsTheRightVersion() throws Exception {
    checkout.jdk("a-jdk", "25.0.1");
    Path chosen = checkout.jdk("z-jdk", "25");
    assertThat(checkout.run(Map.of("JAVA_HOME", chosen.toString()), "list").out())
        .startsWith("java 25\n");
  }

  @Test
  void looksFurtherWhenJavaHomeIsAnotherVersion() throws Exception {
    Path older = checkout.jdk("java-17", "17.0.15");
    checkout.jdk("java-24", "24.0.2");
    checkout.jdk("java-250", "250.1");
    Path right = checkout.jdk("temurin 25", "25.0.3");
    Result result = checkout.run(Map.of("JAVA_HOME", older.toString()), "list");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).startsWith("java 25.0.3\n");
    assertThat(checkout.builds()).singleElement().asString().contains("JAVA_HOME=" + right);
  }

  @Test
  void aJavaRuntimeWithoutCompilerIsNotEnough() throws Exception {
    Files.delete(checkout.jdk("jre-25", "25.0.3").resolve("bin/javac"));
    assertThat(checkout.run(Map.of(), "list").exit()).isEqualTo(1);
  }

  @Test
  void saysInOneLineWhichJdkIsMissing() throws Exception {
    checkout.jdk("java-21", "21.0.2");
    Result result = checkout.run(Map.of(), "--help");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .hasLineCount(1)
        .startsWith("toolkit: JDK 25 was not found in JAVA_HOME")
        .contains("install it", checkout.jvms.toString());
    assertThat(checkout.builds()).isEmpty();
  }

  @Test
  void buildsOnceAndAgainAfterAChange() throws Exception {
    checkout.jdk("jdk", "25.0.3");
    checkout.run(PLAIN, "list");
    checkout.run(PLAIN, "list");
    checkout.run(PLAIN, "--help");
    assertThat(checkout.builds()).hasSize(1);

    Files.setLastModifiedTime(checkout.source(), FileTime.from(Instant.now().plusSeconds(5)));
    checkout.run(PLAIN, "list");
    assertThat(checkout.builds()).hasSize(2);
  }

  @Test
  void buildsAgainWhenALibraryIsGone() throws Exception {
    checkout.jdk("jdk", "25.0.3");
    checkout.run(PLAIN, "list");
    Files.delete(checkout.library());
    checkout.run(PLAIN, "list");
    assertThat(checkout.builds()).hasSize(2);
  }

  @Test
  void ourOwnJarsAreCopiedAsideAndTheLibrariesAreNot() throws Exception {
    checkout.jdk("jdk", "25.0.3");
    Result result = checkout.run(PLAIN, "list");
    String classPath =
        result.out().lines().filter(line -> line.contains("library.jar")).findFirst().orElseThrow();
    assertThat(classPath.substring(1, classPath.length() - 1).split(":"))
        .hasSize(3)
        .satisfies(jar ->
            assertThat(Path.of(jar[0])).hasFileName("toolkit-runner.jar").hasContent("runner\n"))
        .satisfies(jar -> assertThat(jar[1]).contains("/target/app/").endsWith("/toolkit-api.jar"))
        .satisfies(jar -> assertThat(jar[2]).isEqualTo(checkout.library().toString()));
  }

  @Test
  void worksFromAnotherFolderThroughSymbolicLinks() throws Exception {
    checkout.jdk("jdk", "25.0.3");
    Path elsewhere = Files.createDirectories(folder.resolve("else where"));
    Files.createSymbolicLink(elsewhere.resolve("one"), Path.of("../a check out/toolkit"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("two"), elsewhere.resolve("one"));
    Result result =
        checkout.finish(
            checkout.start(
                link, elsewhere, PLAIN, "run", "a file.conf", "*", "--set", "x=\"y z\""));
    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains(
            "pwd " + elsewhere.toRealPath() + "\n",
            "<-Dtoolkit.root=" + checkout.root.toRealPath() + ">\n")
        .endsWith(
            "<org.attentiontoolkit.runner.Main>\n<run>\n<a file.conf>\n<*>\n<--set>\n<x=\"y z\">\n");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs the program script of util-linux")
  void theEngineLearnsHowWideTheTerminalIs() throws Exception {
    checkout.jdk("jdk", "25.0.3");
    assertThat(onTerminal("stty cols 97; ./toolkit run")).contains("<-Dtoolkit.columns=97>");
    assertThat(onTerminal("stty cols 0; ./toolkit run")).contains("<-Dtoolkit.columns=80>");
    assertThat(onTerminal("./toolkit run >out; cat out")).contains("<-Dtoolkit.columns=");
    assertThat(onTerminal("./toolkit run 2>err")).doesNotContain("toolkit.columns");
    assertThat(onTerminal("TERM=dumb ./toolkit run")).doesNotContain("toolkit.columns");
    assertThat(checkout.run(PLAIN, "run").out()).doesNotContain("toolkit.columns");
  }

  private String onTerminal(String line) throws Exception {
    Path script = Path.of("/usr/bin/script");
    return checkout
        .finish(
            checkout.start(
                script, checkout.root, Map.of("TERM", "xterm"), "-qec", line, "/dev/null"))
        .out();
  }

  @Test
  void theEngineGetsItsFlagsAndHelpStartsWithoutThem() throws Exception {
    checkout.jdk("jdk", "25.0.3");
    String run =
        checkout
            .run(Map.of("TOOLKIT_NATIVE", "avx2", "TOOLKIT_JAVA_OPTS", "-Xmx1g -Dx=y"), "run")
            .out();
    assertThat(run)
        .contains(
            "<jdk.incubator.vector>",
            "<-Dorg.bytedeco.javacpp.platform.extension=-onednn-avx2>",
            "<-Xmx1g>",
            "<-Dx=y>");
    String help = checkout.run(Map.of("TOOLKIT_NATIVE", "avx2"), "--help").out();
    assertThat(help).doesNotContain("jdk.incubator.vector").endsWith("<--help>\n");
    assertThat(checkout.run(Map.of("TOOLKIT_NATIVE", "avx2")).out())
        .endsWith("<org.attentiontoolkit.runner.Main>\n");
  }

  @Test
  void aHeapOfTheUsersReplacesTheSmallFirstOne() throws Exception {
    checkout.jdk("jdk", "25.0.3");
    assertThat(checkout.run(PLAIN, "run").out()).contains("<-Xms128m>");
    for (String options : List.of("-Xmx24m", "-Dx=y -Xms1g", "-XX:MaxHeapSize=64m")) {
      Map<String, String> environment =
          Map.of("TOOLKIT_NATIVE", "plain", "TOOLKIT_JAVA_OPTS", options);
      assertThat(checkout.run(environment, "run").out()).as(options).doesNotContain("<-Xms128m>");
    }
  }

  @Test
  void leavesTheCoreTypeOfOpenBlasToTheUser() throws Exception {
    checkout.jdk("jdk", "25.0.3");
    assertThat(checkout.run(PLAIN, "run").out()).contains("coretype unset\n");
    assertThat(
            checkout
                .run(Map.of("TOOLKIT_NATIVE", "plain", "OPENBLAS_CORETYPE", "Haswell"), "run")
                .out())
        .contains("coretype Haswell\n");
  }

  @Test
  void anotherNativeLibraryIsAnotherBuild() throws Exception {
    checkout.jdk("jdk", "25.0.3");
    checkout.run(PLAIN, "list");
    checkout.run(Map.of("TOOLKIT_NATIVE", "avx512"), "list");
    checkout.run(Map.of("TOOLKIT_NATIVE", "avx512"), "list");
    assertThat(checkout.builds()).hasSize(2);
    assertThat(checkout.builds().get(0)).contains(" -Dnd4j.flavour= ");
    assertThat(checkout.builds().get(1)).contains(" -Dnd4j.flavour=-onednn-avx512 ");
  }

  @Test
  void anUnknownNativeLibraryIsRefused() throws Exception {
    checkout.jdk("jdk", "25.0.3");
    Result result = checkout.run(Map.of("TOOLKIT_NATIVE", "sse"), "list");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo("toolkit: TOOLKIT_NATIVE is 'sse'; it can be avx512, avx2 or plain\n");
  }

  @Test
  void aFailedBuildIsReportedAndTriedAgain() throws Exception {
    checkout.jdk("jdk", "25.0.3");
    Files.createFile(checkout.root.resolve("broken"));
    Result result = checkout.run(PLAIN, "list");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).endsWith("toolkit: the build failed; the messages above say why\n");
    Files.delete(checkout.root.resolve("broken"));
    assertThat(checkout.run(PLAIN, "list").exit()).isZero();
    assertThat(checkout.builds()).hasSize(2);
  }

  @Test
  void testGoesToMavenAndReturnsItsExitCode() throws Exception {
    checkout.jdk("jdk", "25.0.3");
    assertThat(checkout.run(PLAIN, "test", "-Dtest=A b").exit()).isZero();
    assertThat(checkout.builds()).singleElement().asString().endsWith(" test -Dtest=A b");
    Files.createFile(checkout.root.resolve("broken"));
    assertThat(checkout.run(PLAIN, "test").exit()).isEqualTo(7);
  }

  @Test
  void theApplicationsExitCodeIsTheScripts() throws Exception {
    checkout.jdk("jdk", "25.0.3");
    assertThat(checkout.run(Map.of("TOOLKIT_NATIVE", "plain", "FAKE_EXIT", "2"), "run").exit())
        .isEqualTo(2);
  }

  @Test
  void twoStartsAtOnceBuildOnce() throws Exception {
    checkout.jdk("jdk", "25.0.3");
    Files.createFile(checkout.root.resolve("slow"));
    Process first = checkout.start(checkout.script(), checkout.root, PLAIN, "list");
    Process second = checkout.start(checkout.script(), checkout.root, PLAIN, "list");
    assertThat(checkout.finish(first).exit()).isZero();
    assertThat(checkout.finish(second).exit()).isZero();
    assertThat(checkout.builds()).hasSize(1);
  }

  @Test
  void aLockWhoseOwnerIsGoneIsTakenOver() throws Exception {
    checkout.jdk("jdk", "25.0.3");
    Process gone = checkout.start(checkout.root.resolve("mvnw"), checkout.root, Map.of());
    checkout.finish(gone);
    Path lock = Files.createDirectories(checkout.root.resolve("toolkit-runner/target/build.lock"));
    Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
    assertThat(checkout.run(PLAIN, "list").exit()).isZero();
    assertThat(lock).doesNotExist();
  }
}
