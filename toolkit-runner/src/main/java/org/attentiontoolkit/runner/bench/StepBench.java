package org.attentiontoolkit.runner.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.runner.folder.TemporaryFolder;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Training steps: rounds against every peer there is, then the proof that both compute the same.
 */
final class StepBench {
  /** Both sides round differently; a wrong formula is off by more. */
  private static final double LOSS_TOLERANCE = 1e-3;

  private final Bench.Options options;
  private final StepCount count;
  private final PrintStream out;

  StepBench(Bench.Options options, PrintStream out) {
    this.options = options;
    this.count = new StepCount(options.warmup(), options.steps());
    this.out = out;
  }

  void run(Optional<Bench.Peers> peers) {
    Path file = Benchmarks.file(options.root(), options.benchmark());
    Path data = options.folder();
    List<String> sets = Multi30k.settings(data);
    Map<String, Side> sides = new LinkedHashMap<>();
    Optional<PeerSteps> first;
    try (TemporaryFolder folder = new TemporaryFolder();
        OurSteps<?, ?> ours = open(file, sets, folder)) {
      checkSteps(ours.batches());
      Bench.introduce(ours.info(), out);
      int threads = ours.info().threads();
      first = peers.map(p -> steps(p.asInstalled(), p, data, threads));
      first.ifPresent(side -> sides.put("PyTorch", side));
      peers
          .flatMap(Bench.Peers::preloaded)
          .ifPresent(process ->
              sides.put("PyTorch, preloaded", steps(process, peers.get(), data, threads)));
      new Duel(ours, sides, out).fight(options.rounds());
      out.printf(
          "Tokens are real ones, source and target; each round has %d measured steps after %d others.%n",
          count.measured(), count.warmup());
    }
    first.ifPresent(peer -> compareFirstLoss(peer, file, sets));
  }

  private OurSteps<?, ?> open(Path file, List<String> sets, TemporaryFolder folder) {
    return OurSteps.open(options.benchmark(), file, sets, options.plugins(), folder.path(), count);
  }

  private PeerSteps steps(PeerProcess process, Bench.Peers peers, Path data, int threads) {
    return new PeerSteps(process, peers.baselines(), options.benchmark(), data, threads, count);
  }

  private void checkSteps(int batches) {
    if (count.all() > batches) {
      throw Problem.input(
              "bench.out-of-range",
              "--warmup and --steps are "
                  + count.all()
                  + " together, but there are "
                  + batches
                  + " batches.")
          .exception();
    }
  }

  /** PyTorch's vocabulary has a token for padding that ours has not: ours is one smaller here. */
  private void compareFirstLoss(PeerSteps peer, Path file, List<String> sets) {
    Path loader = Benchmarks.script(options.root(), "first_loss.py");
    List<String> withoutPadding = new ArrayList<>(sets);
    withoutPadding.add("task.vocabulary.max-size=7999");
    try (TemporaryFolder folder = new TemporaryFolder();
        OurSteps<?, ?> ours = open(file, withoutPadding, folder)) {
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
