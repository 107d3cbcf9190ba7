package org.attentiontoolkit.runner.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.runner.experiment.LineTranslator;
import org.attentiontoolkit.runner.experiment.RunUse;
import org.attentiontoolkit.runner.experiment.TrainedRuns;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.tensor.error.Problem;

/** Beam search with a trained run, beside programs that have its parameters. */
final class TranslationBench {
  /** All cores, and the search {@code torch_baselines.py} knows. */
  private static final List<String> SETTINGS =
      List.of(
          "engine.threads=0",
          "task.decoding.search={type=beam,width=5,length-penalty=average,alpha=1}",
          "task.decoding.batch=64");

  private static final String SENTENCES = "test_2016_flickr.lc.norm.tok.de";

  private final Bench.Options options;
  private final Path run;
  private final PrintStream out;

  TranslationBench(Bench.Options options, Path run, PrintStream out) {
    this.options = options;
    this.run = run;
    this.out = out;
  }

  void run(Optional<Bench.Peers> peers) {
    Path data = options.folder();
    List<String> lines = lines(Multi30k.tokenised(data).resolve(SENTENCES));
    try (TrainedRuns trained =
        TrainedRuns.load(
            run, new RunUse(options.plugins(), SETTINGS, false, Ensemble.Mean.LINEAR))) {
      Side ours = ours(trained, lines);
      int threads = trained.info().threads();
      Map<String, Side> sides = new LinkedHashMap<>();
      peers.ifPresent(p -> sides.putAll(sides(p, data, threads)));
      Bench.introduce(trained.info(), out);
      ours.round(); // so that what is measured is compiled, as it is in a long-running program
      new Duel(ours, sides, out).fight(options.rounds());
      out.printf(
          "%d sentences by a beam of five; tokens are written ones, a score is a translation's"
              + " log-probability by token.%n",
          lines.size());
    }
  }

  private Side ours(TrainedRuns trained, List<String> lines) {
    LineTranslator translator =
        trained
            .translator()
            .orElseThrow(() ->
                Problem.input("bench.no-translator", "The task of this run translates no text.")
                    .at(run.toString())
                    .exception());
    String kernels = trained.info().kernels();
    return new OurTranslation(
        options.benchmark(), "attention-toolkit-" + kernels, translator, lines);
  }

  private Map<String, Side> sides(Bench.Peers peers, Path data, int threads) {
    Map<String, Side> sides = new LinkedHashMap<>();
    sides.put("PyTorch", side("torch", peers.asInstalled(), peers, data, threads));
    peers
        .preloaded()
        .ifPresent(process ->
            sides.put("PyTorch, preloaded", side("torch", process, peers, data, threads)));
    Optional<String> obstacle = PythonScript.obstacle(peers.python(), "ctranslate2");
    if (obstacle.isEmpty()) {
      sides.put("CTranslate2", side("ctranslate2", peers.asInstalled(), peers, data, threads));
    } else {
      out.println("CTranslate2 is not measured: " + obstacle.get() + ".");
    }
    return sides;
  }

  private Side side(
      String program, PeerProcess process, Bench.Peers peers, Path data, int threads) {
    return new PeerTranslation(
        process,
        Benchmarks.script(options.root(), "beam.py"),
        program,
        peers.baselines(),
        data,
        RunFolder.open(run).model(),
        threads);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
