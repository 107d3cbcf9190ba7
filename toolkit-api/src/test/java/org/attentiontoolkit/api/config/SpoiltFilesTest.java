package org.attentiontoolkit.api.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attentiontoolkit.api.error.ProblemText;
import org.attentiontoolkit.api.hocon.HostileTexts;
import org.attentiontoolkit.api.hocon.Mutations;
import org.attentiontoolkit.api.hocon.RandomHocon;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.testing.SampleExperiment;
import org.attentiontoolkit.api.testing.SamplePlugin;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is in a file, it is read or told what is wrong with it, with a place, in little time and
 * memory. Files are drawn at random, or are real ones and spoilt. {@code -Dspoilt.files=1000000
 * -Dspoilt.first=1000000} reads others, and more of them.
 */
final class SpoiltFilesTest {
  private static final int FILES = Integer.getInteger("spoilt.files", 1500);
  private static final int FIRST = Integer.getInteger("spoilt.first", 0);

  /** On a machine with other things to do. Most take a millisecond. */
  private static final Duration TIME = Duration.ofSeconds(20);

  /** What one file may cost, were nothing ever thrown away. */
  private static final long BYTES = 1L << 30;

  private static final Pattern ID = Pattern.compile("(config|text|file)(\\.[a-z0-9-]+)+");
  private static final Pattern PLACE =
      Pattern.compile("(?s)(.* and )?(--set .*|.*\\.conf(:\\d+)?)");

  /** One that is right, and uses everything there is. */
  private static final String RIGHT =
      """
      name = first
      seed = 3
      model { attention { type = wrapped, inner { type = sample, dropout = 0.5 }, more = [blank] } }
      training {
        epochs = 10, learning-rate = 1e-3, shuffle = false, order = random, patience = 2 minutes
        betas = [0.5, 0.9], warmup = ${training.epochs}, weights { bleu = 1, "a.b" = 2 }
        folder = data, device = null
      }
      """;

  private final Components components = Plugins.of(List.of(new SamplePlugin()));
  private final List<String> real = new ArrayList<>();

  @TempDir private Path folder;

  @BeforeEach
  void readRealFiles() throws IOException {
    Path root = Path.of(System.getProperty("toolkit.root"));
    for (Path place : List.of(root.resolve("configs"), root.resolve("toolkit-api/src/test"))) {
      try (Stream<Path> all = Files.walk(place)) {
        for (Path file : all.filter(f -> f.toString().endsWith(".conf")).sorted().toList()) {
          real.add(new String(Files.readAllBytes(file), UTF_8));
        }
      }
    }
    assertThat(real).hasSizeGreaterThan(25);
    real.addAll(Collections.nCopies(real.size(), RIGHT));
  }

  @Test
  void everyFileIsReadOrTold() throws IOException {
    for (int seed = FIRST; seed < FIRST + FILES; seed++) {
      Random random = new Random(seed);
      write("z.conf", text(random, List.of()));
      write("y.conf", text(random, List.of("z.conf")));
      String third = random.nextInt(9) == 0 ? "nowhere.conf" : "y.conf";
      String text = text(random, List.of("y.conf", "z.conf", third));
      List<String> sets = sets(random);
      try {
        check(write("x.conf", text), sets);
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed + ", sets " + sets + ", file\n" + text, e);
      }
    }
  }

  @Test
  void hostileFilesAreReadOrTold() throws IOException {
    for (HostileTexts.Hostile hostile : HostileTexts.all()) {
      check(write("x.conf", "training.weights {\n" + hostile.text() + "\n}"), List.of());
    }
  }

  private String text(Random random, List<String> includes) {
    RandomHocon drawn = new RandomHocon(random, includes, true);
    return switch (random.nextInt(4)) {
      case 0 -> drawn.file();
      case 1 -> new Mutations(random).of(drawn.file(), real(random), 5);
      case 2 -> new Mutations(random).of(real(random), real(random), 5);
      default -> new Mutations(random).of(real(random), drawn.file(), repeats(random));
    };
  }

  private static int repeats(Random random) {
    return random.nextInt(10) == 0 ? 10_000 : 50;
  }

  private String real(Random random) {
    return real.get(random.nextInt(real.size()));
  }

  private List<String> sets(Random random) {
    List<String> sets = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      String entry = new RandomHocon(random, List.of(), true).file().lines().findFirst().orElse("");
      String set = random.nextBoolean() ? entry : "training." + entry.replaceFirst(" = ", "=");
      sets.add(random.nextInt(3) > 0 ? set : new Mutations(random).of(set, real(random), 20));
    }
    return sets;
  }

  private void check(Path file, List<String> sets) {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = memory.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    try {
      components.read(ConfigFiles.load(file, sets), SampleExperiment.class, "settings");
    } catch (ToolkitException e) {
      assertThat(e.exitCode()).isEqualTo(2);
      e.problems().forEach(SpoiltFilesTest::check);
      assertThat(ProblemText.of(e.problems())).hasSizeLessThan(100_000);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIME);
    assertThat(memory.getCurrentThreadAllocatedBytes() - bytes).isLessThan(BYTES);
  }

  private static void check(Problem problem) {
    assertThat(problem.id()).matches(ID);
    assertThat(problem.sentence()).isNotBlank();
    assertThat(problem.toString()).hasSizeLessThan(3000);
    if (!problem.id().equals("config.bad-set")) {
      assertThat(problem.where()).as(problem.toString()).isPresent();
      assertThat(problem.where().get()).as(problem.toString()).matches(PLACE);
    }
  }

  private Path write(String name, String text) throws IOException {
    // As bytes, for halves of characters beyond 16 bits become question marks then.
    return Files.write(folder.resolve(name), text.getBytes(UTF_8));
  }
}
