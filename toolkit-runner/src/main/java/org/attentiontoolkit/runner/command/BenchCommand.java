package org.attentiontoolkit.runner.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attentiontoolkit.runner.bench.Bench;
import org.attentiontoolkit.runner.bench.PeerSide;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.screen.Screen;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.tensor.error.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench}. */
@Command(
    name = "bench",
    description = "Measures training steps beside PyTorch's, turn by turn on the same sentences.",
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

  @Option(names = "--rounds", defaultValue = "3", description = "Rounds (default: 3).")
  private int rounds = 3;

  @Option(names = "--steps", defaultValue = "12", description = "Steps a round (default: 12).")
  private int steps = 12;

  @Option(
      names = "--warmup",
      defaultValue = "3",
      description = "Steps before them that are not measured (default: 3).")
  private int warmup = 3;

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      description = "A Python that has torch (default: what TOOLKIT_PYTHON says, or python3).")
  private Optional<String> python = Optional.empty();

  @Option(
      names = "--baselines",
      paramLabel = "FILE",
      description = "PyTorch's side (default: ../shared/bench/torch_baselines.py, if it is there).")
  private Optional<Path> baselines = Optional.empty();

  @Option(
      names = "--mkl-as-intel",
      paramLabel = "LIBRARY",
      description = "Measures PyTorch a second time with this library loaded before MKL.")
  private Optional<Path> preload = Optional.empty();

  @Mixin private final HelpOption help = new HelpOption();

  BenchCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Path root = Path.of(System.getProperty("toolkit.root", "")).toAbsolutePath();
    Bench.Options options =
        new Bench.Options(benchmark, root, Sessions.plugins(), data, rounds, steps, warmup);
    try (Logs logs = Logs.open(new Screen(streams.err(), streams.terminal()))) {
      new Bench(options, streams.out()).run(peers(root));
    }
    return Toolkit.DONE;
  }

  /** What was asked for must be there; what wasn't is used if it is. */
  private Optional<Bench.Peers> peers(Path root) {
    Path script =
        baselines.orElseGet(() -> root.resolve("../shared/bench/torch_baselines.py").normalize());
    if (!Files.isRegularFile(script)) {
      if (baselines.isPresent()) {
        throw Problem.input("bench.no-baselines", "There is no file " + script + ".").exception();
      }
      streams.err().println("Without PyTorch: there is no " + script + " (see --baselines).");
      return Optional.empty();
    }
    String program =
        python.or(() -> Optional.ofNullable(System.getenv("TOOLKIT_PYTHON"))).orElse("python3");
    if (!PeerSide.hasTorch(program)) {
      if (python.isPresent()) {
        throw Problem.input("bench.no-torch", program + " has no torch.").exception();
      }
      streams.err().println("Without PyTorch: " + program + " has no torch (see --python).");
      return Optional.empty();
    }
    return Optional.of(new Bench.Peers(program, script, preload));
  }
}
