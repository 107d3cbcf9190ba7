package org.attentiontoolkit.api.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.config.Within;

/** One of everything a file can hold. */
public record SampleExperiment(String name, long seed, Model model, Training training) {
  /** The parts. */
  public record Model(AttentionFactory attention) {}

  /** In which order. */
  public enum Order {
    BY_LENGTH,
    RANDOM
  }

  /** Every type. */
  public record Training(
      @Within("[1, )") int epochs,
      @Within("(0, )") double learningRate,
      boolean shuffle,
      Order order,
      Duration patience,
      @Within("[0, 1)") List<Double> betas,
      int warmup,
      Map<String, Double> weights,
      Optional<Path> folder,
      Optional<String> device) {
    public Training {
      if (warmup > epochs) {
        throw new IllegalArgumentException("warmup is longer than epochs");
      }
    }
  }
}
