package org.attentiontoolkit.runner.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.runner.folder.Machine;
import org.attentiontoolkit.runner.folder.TemporaryFolder;
import org.attentiontoolkit.tensor.error.Problem;

/** One benchmark: rounds against every peer there is, then the proof that both compute the same. */
public final class Bench {
  /** Both sides round differently; a wrong formula is off by more. */
  private static final double LOSS_TOLERANCE = 1e-3;

  private final Options options;
  private final PrintStream out;

  /**
   * What to measure.
   *
   * @param benchmark a file of {@code configs/bench}
   * @param root the folder of the toolkit
   * @param plugins the folder with plugins
   * @param data the folder that holds {@code multi30k}
   * @param rounds how many
   * @param steps measured in each
   * @param warmup steps before them
   */
  public record Options(
      String benchmark,
      Path root,
      Path plugins,
      Optional<Path> data,
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
      return PythonScript.obstacle(python);
    }
  }

  /** A benchmark that prints its figures. */
  public Bench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Measures; without peers, ours alone. */
  public void run(Optional<Peers> peers) {
    Path file = Benchmarks.file(options.root(), options.benchmark());
    Path data = Multi30k.folder(options.data(), options.root(), System.getenv());
    List<String> sets = Multi30k.settings(data);
    Map<String, PeerSide> sides = new LinkedHashMap<>();
    try (TemporaryFolder folder = new TemporaryFolder();
        OurSide<?, ?> ours =
            OurSide.open(options.benchmark(), file, sets, options.plugins(), folder.path())) {
      checkSteps(ours.batches());
      Machine machine = Machine.here();
      out.printf("%s, %d cores, %s%n", machine.processor(), machine.cores(), machine.jvm());
      out.println(ours.info().line());
      peers.ifPresent(p -> sides.putAll(sides(p, data, ours.info().threads())));
      new Duel(ours, Collections.unmodifiableMap(sides), out)
          .fight(options.rounds(), options.warmup(), options.steps());
      out.printf(
          "Tokens are real ones, source and target; each round has %d measured steps after %d others.%n",
          options.steps(), options.warmup());
    }
    sides.values().stream().findFirst().ifPresent(peer -> compareFirstLoss(peer, file, sets));
  }

  private void checkSteps(int batches) {
    int asked = options.warmup() + options.steps();
    if (asked > batches) {
      throw Problem.input(
              "bench.out-of-range",
              "--warmup and --steps are "
                  + asked
                  + " together, but there are "
                  + batches
                  + " batches.")
          .exception();
    }
  }

  private Map<String, PeerSide> sides(Peers peers, Path data, int threads) {
    Map<String, PeerSide> sides = new LinkedHashMap<>();
    sides.put("PyTorch", side(peers, data, threads, Optional.empty()));
    if (peers.preload().isPresent()) {
      sides.put("PyTorch, preloaded", side(peers, data, threads, peers.preload()));
    }
    return sides;
  }

  private PeerSide side(Peers peers, Path data, int threads, Optional<Path> preload) {
    return new PeerSide(
        peers.python(), peers.baselines(), options.benchmark(), data, threads, preload);
  }

  /** PyTorch's vocabulary has a token for padding that ours has not: ours is one smaller here. */
  private void compareFirstLoss(PeerSide peer, Path file, List<String> sets) {
    Path loader = options.root().resolve("toolkit-runner/src/bench/first_loss.py");
    List<String> withoutPadding = new ArrayList<>(sets);
    withoutPadding.add("task.vocabulary.max-size=7999");
    try (TemporaryFolder folder = new TemporaryFolder();
        OurSide<?, ?> ours =
            OurSide.open(
                options.benchmark(), file, withoutPadding, options.plugins(), folder.path())) {
      double our = ours.firstLoss();
      double their = peer.firstLoss(loader, ours.parameters());
      out.printf(
          Locale.ROOT,
          "%nfirst loss with the same parameters: ours %.6f, PyTorch %.6f%n",
          our,
          their);
      if (!(Math.abs(our - their) <= LOSS_TOLERANCE)) {
        throw Problem.failure("bench.first-loss", "The two sides do not compute the same.")
            .exception();
      }
    }
  }
}
