package org.attentiontoolkit.tensor.kernel.simd.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What keeps its vectors in registers must not call anything: one call in a tile's loop, and all
 * its sums are written to memory and read again at each turn. C2 leaves calls where a method has
 * become too large ({@code NodeCountInliningCutoff}).
 */
class TileInliningTest {
  private static final Pattern COMPILATION =
      Pattern.compile("\\s*\\d+\\s+\\d+[ %sbn!]+(\\d)\\s+org\\.\\S+\\.(\\w+)::(\\w+) .*");
  private static final List<String> CLASSES =
      List.of("EightRows", "SixRows", "FourRows", "EightColumns");

  @Test
  void everythingInATileIsInlined() throws Exception {
    assertThat(calls()).isEmpty();
  }

  @Test
  void everythingInATileIsInlinedWithShorterVectors() throws Exception {
    assertThat(calls("-XX:UseAVX=2")).isEmpty();
  }

  /** What C2 left as calls in the tiles' loops, in a JVM of its own that multiplies. */
  private static List<String> calls(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-XX:") || argument.startsWith("--"))
        .forEach(command::add);
    command.add("-Xbatch");
    command.addAll(List.of(options));
    command.add("-XX:+UnlockDiagnosticVMOptions");
    String methods = ",org.attentiontoolkit.tensor.kernel.simd.product.*::*";
    command.add("-XX:CompileCommand=PrintCompilation" + methods);
    command.add("-XX:CompileCommand=PrintInlining" + methods);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ProductSpeed.class.getName());
    command.addAll(List.of("256,256,256,-,T", "4,256,256,-,T"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s", output).isZero();
    List<String> compiled = new ArrayList<>();
    List<String> calls = new ArrayList<>();
    boolean watched = false;
    for (String line : output.lines().toList()) {
      Matcher compilation = COMPILATION.matcher(line);
      if (compilation.matches()) {
        String unit = compilation.group(2);
        watched = compilation.group(1).equals("4") && CLASSES.contains(unit);
        if (watched) {
          compiled.add(unit + "." + compilation.group(3));
        }
      } else if (watched && line.contains("NodeCountInliningCutoff")) {
        calls.add(compiled.getLast() + ": " + line.strip());
      }
    }
    assertThat(compiled).as("%s", output).contains("FourRows.multiply");
    assertThat(compiled).containsAnyOf("EightRows.multiply", "SixRows.multiply");
    return calls;
  }
}
