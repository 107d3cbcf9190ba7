package org.attentiontoolkit.runner.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attentiontoolkit.runner.bench.Bench;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.screen.Screen;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}. */
@Command(
    name = "bench",
    description =
        "Measures training steps or translations beside PyTorch's, turn by turn on the same sentences.",
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private final Streams streams;

  @Option(
      names = "--case",
      paramLabel = "NAME",
      defaultValue = "rnn-additive",
      description = "Which one: a file of configs/bench (default: ${DEFAULT-VALUE}).")
  private String benchmark = "rnn-additive";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that holds multi30k (default: data, or what TOOLKIT_DATA says).")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "The trained run that translates, for --case beam5-small.")
  private Optional<Path> run = Optional.empty();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds (default: 3).")
  private int rounds = 3;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "12",
      description = "Measured steps a round (default: 12).")
  private int steps = 12;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "3",
      description = "Steps before them that are not measured (default: 3).")
  private int warmup = 3;

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      description =
          "A Python that has torch and safetensors (default: what TOOLKIT_PYTHON says, or python3).")
  private Optional<String> python = Optional.empty();

  @Option(
      names = "--baselines",
      paramLabel = "FILE",
      description = "PyTorch's side (default: ../shared/bench/torch_baselines.py, if it is there).")
  private Optional<Path> baselines = Optional.empty();

  @Option(
      names = "--mkl-as-intel",
      paramLabel = "LIBRARY",
      description =
          "Measures PyTorch a second time with this library loaded before MKL, to make it faster on"
              + " AMD's CPUs.")
  private Optional<Path> preload = Optional.empty();

  BenchCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Path root = Path.of(System.getProperty("toolkit.root", "")).toAbsolutePath();
    Bench.Options options =
        new Bench.Options(benchmark, root, Sessions.plugins(), data, run, rounds, steps, warmup);
    try (Logs logs = Logs.open(new Screen(streams.err(), streams.columns()))) {
      logs.onlyWarnings(); // the rest is among the figures
      new Bench(options, streams.out()).run(peers(root));
    }
    return Toolkit.DONE;
  }

  /** What was asked for must be there; what wasn't is used if it is. */
  private Optional<Bench.Peers> peers(Path root) {
    Path script =
        baselines.orElseGet(() -> root.resolve("../shared/bench/torch_baselines.py").normalize());
    String program =
        python.or(() -> Optional.ofNullable(System.getenv("TOOLKIT_PYTHON"))).orElse("python3");
    preload.ifPresent(library -> existing(library, "--mkl-as-intel"));
    baselines.ifPresent(file -> existing(file, "--baselines"));
    if (!Files.isRegularFile(script)) {
      return without("there is no " + script + " (--baselines names another).");
    }
    Optional<String> obstacle = Bench.Peers.obstacle(program);
    if (obstacle.isPresent() && python.isPresent()) {
      throw Problem.input("bench.no-torch", obstacle.get() + ".")
          .hint("--python names a Python that has torch and safetensors")
          .exception();
    }
    return obstacle.isPresent()
        ? without(obstacle.get() + " (--python names another).")
        : Optional.of(new Bench.Peers(program, script, preload));
  }

  private Optional<Bench.Peers> without(String reason) {
    streams.err().println("PyTorch is not measured: " + reason);
    return Optional.empty();
  }

  private static void existing(Path file, String option) {
    if (!Files.isRegularFile(file)) {
      throw FileTrouble.opening(file).at(option + " " + file).exception();
    }
  }
}
