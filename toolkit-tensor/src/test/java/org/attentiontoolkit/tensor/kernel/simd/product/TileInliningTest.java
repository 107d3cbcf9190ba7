package org.attentiontoolkit.tensor.kernel.simd.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attentiontoolkit.tensor.OtherJvm;
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
    List<String> all = new ArrayList<>();
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-XX:") || argument.startsWith("--"))
        .forEach(all::add);
    all.add("-Xbatch");
    all.addAll(List.of(options));
    all.add("-XX:+UnlockDiagnosticVMOptions");
    String methods = ",org.attentiontoolkit.tensor.kernel.simd.product.*::*";
    all.add("-XX:CompileCommand=PrintCompilation" + methods);
    all.add("-XX:CompileCommand=PrintInlining" + methods);
    List<String> output = OtherJvm.run(all, ProductSpeed.class, "256,256,256,-,T", "4,256,256,-,T");
    List<String> compiled = new ArrayList<>();
    List<String> calls = new ArrayList<>();
    boolean watched = false;
    for (String line : output) {
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
