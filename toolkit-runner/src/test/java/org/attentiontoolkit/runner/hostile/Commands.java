package org.attentiontoolkit.runner.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.attentiontoolkit.runner.testing.Call;
import org.attentiontoolkit.runner.testing.Outcome;
import org.attentiontoolkit.runner.testing.RealToolkit;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.attentiontoolkit.runner.testing.TinyLanguage;

/** A way to call each command that works: what goes wrong then is done by the test. */
final class Commands {
  /** Every command, by the word that stands first, and for help and version the option. */
  static final List<Row> ALL =
      List.of(
          new Row("run", true, "tiny.conf", "--set", "training.max-epochs=1"),
          new Row("check", true, "tiny.conf"),
          new Row("find-lr", true, "tiny.conf", "--steps", "5"),
          new Row("evaluate", true, "trained"),
          new Row("average", true, "trained", "--last", "1"),
          new Row("report", true, "trained"),
          new Row("translate", true, "trained"),
          new Row("generate", true, "language"),
          new Row("score", true, "test.tgt", "test.tgt"),
          new Row("score-references", true, "trained", "test.src", "test.tgt"),
          new Row("list", true),
          new Row("describe", true, "additive"),
          new Row("fetch", true),
          new Row("bench", false, "--data", "."),
          new Row("help", true, "run"),
          new Row("--help", true),
          new Row("--version", true));

  /**
   * A command.
   *
   * @param name what stands first
   * @param prints whether it has results; without what it measures, bench fails before
   * @param words what stands after it, said in the folder of {@link #prepare}
   */
  record Row(String name, boolean prints, List<String> words) {
    Row(String name, boolean prints, String... words) {
      this(name, prints, List.of(words));
    }

    /** Called in a folder of its own. */
    Call call(RealToolkit toolkit, Path folder) {
      return toolkit
          .call(name)
          .with(words.toArray(String[]::new))
          .in(folder)
          .jvm("-Xmx256m", FAST_START)
          .input("one two\n");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  // These processes end before the second compiler has made anything faster.
  static final String FAST_START = "-XX:TieredStopAtLevel=1";

  private Commands() {}

  /** Makes a folder with an experiment, its data, and a run of it. */
  static void prepare(RealToolkit toolkit, Path folder) {
    learn(toolkit, folder, TinyExperiment.write(folder));
    move(folder.resolve("runs/tiny/one"), folder.resolve("trained"));
  }

  /** The same with a run of a language model. */
  static void prepareLanguage(RealToolkit toolkit, Path folder) {
    learn(toolkit, folder, TinyLanguage.write(folder));
    move(folder.resolve("runs/language/one"), folder.resolve("language"));
  }

  private static void learn(RealToolkit toolkit, Path folder, Path file) {
    Outcome ran =
        toolkit
            .call("run", file.toString(), "--name", "one")
            .with("--set", "training.max-epochs=1", "--set", "training.keep-last=1")
            .in(folder)
            .run();
    if (ran.code() != 0) {
      throw new AssertionError(ran.err());
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies what {@link #prepare} made, so that a command can change it. */
  static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
