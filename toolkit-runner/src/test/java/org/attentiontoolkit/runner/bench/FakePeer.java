package org.attentiontoolkit.runner.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Shell scripts in place of PyTorch's. */
final class FakePeer {
  /** What {@code torch_baselines.py} printed for its case rnn-additive. */
  static final String LINE =
      """
      {"case": "rnn-additive", "variant": "torch-2.9.1+cpu", "step_ms": 650.12, \
      "tokens_per_s": 2541.3, "params": 10027081, "loss_first": 8.9848, "loss_last": 5.5061}\
      """;

  /** A library that any program can load and that does nothing. */
  static final Path LIBRARY = Path.of(System.getProperty("java.home"), "lib", "libjsig.so");

  private FakePeer() {}

  /** A peer of one line of shell. */
  static PeerSteps of(Path folder, String shell, Optional<Path> preload) {
    return new PeerSteps(
        new PeerProcess("sh", preload),
        script(folder, "peer.sh", shell),
        "rnn-additive",
        Path.of("data"),
        2,
        new StepCount(3, 12));
  }

  /** Writes a script. */
  static Path script(Path folder, String name, String shell) {
    try {
      return Files.writeString(folder.resolve(name), shell);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
