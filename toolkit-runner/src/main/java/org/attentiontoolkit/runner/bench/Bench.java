package org.attentiontoolkit.runner.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.attentiontoolkit.runner.folder.Machine;
import org.attentiontoolkit.tensor.ComputeInfo;
import org.attentiontoolkit.tensor.error.Problem;

/** One benchmark: rounds against every peer there is, turn by turn. */
public final class Bench {
  private final Options options;
  private final PrintStream out;

  /**
   * What to measure.
   *
   * @param benchmark a file of {@code configs/bench}
   * @param root the folder of the toolkit
   * @param plugins the folder with plugins
   * @param data the folder that holds {@code multi30k}
   * @param run the trained run that translates, for a benchmark of translations
   * @param rounds how many
   * @param steps measured in each, of a benchmark of training steps
   * @param warmup steps before them
   */
  public record Options(
      String benchmark,
      Path root,
      Path plugins,
      Optional<Path> data,
      Optional<Path> run,
      int rounds,
      int steps,
      int warmup) {
    /** Looks at the numbers. */
    public Options {
      atLeast("--rounds", rounds, 1);
      atLeast("--steps", steps, 1);
      atLeast("--warmup", warmup, 0);
    }

    private static void atLeast(String option, int value, int least) {
      if (value < least) {
        throw Problem.input(
                "bench.out-of-range",
                option + " is " + value + "; it must be at least " + least + ".")
            .exception();
      }
    }

    /** Where the data are. */
    Path folder() {
      return Multi30k.folder(data, root, System.getenv());
    }
  }

  /**
   * The other side.
   *
   * @param python a Python that has torch
   * @param baselines {@code torch_baselines.py}
   * @param preload a library that makes it faster than it is as installed
   */
  public record Peers(String python, Path baselines, Optional<Path> preload) {
    /** Why a Python cannot be the other side; empty if it can. */
    public static Optional<String> obstacle(String python) {
      return PythonScript.obstacle(python, "torch", "safetensors.torch");
    }

    PeerProcess asInstalled() {
      return new PeerProcess(python, Optional.empty());
    }

    Optional<PeerProcess> preloaded() {
      return preload.map(library -> new PeerProcess(python, Optional.of(library)));
    }
  }

  /** A benchmark that prints its figures. */
  public Bench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * Measures; without peers, ours alone.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when there is no such benchmark, or
   *     no run for one that needs it
   */
  public void run(Optional<Peers> peers) {
    Path file = Benchmarks.file(options.root(), options.benchmark());
    if (!Benchmarks.translates(options.benchmark())) {
      options
          .run()
          .ifPresent(run -> {
            throw Problem.input(
                    "bench.needless-run",
                    options.benchmark() + " measures training steps of a new model.")
                .at("--run " + run)
                .exception();
          });
      new StepBench(options, out).run(peers);
      return;
    }
    Path run =
        options
            .run()
            .orElseThrow(() ->
                Problem.input(
                        "bench.no-run", options.benchmark() + " translates with a trained run.")
                    .hint(
                        "./toolkit run %s, then --run with the folder it writes"
                            .formatted(options.root().relativize(file)))
                    .exception());
    new TranslationBench(options, run, out).run(peers);
  }

  /** Says what computes, and where. */
  static void introduce(ComputeInfo info, PrintStream out) {
    Machine machine = Machine.here();
    out.printf("%s, %d cores, %s%n", machine.processor(), machine.cores(), machine.jvm());
    out.println(info.line());
  }
}
