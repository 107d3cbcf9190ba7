package org.attentiontoolkit.runner.command;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.attentiontoolkit.api.metric.Measured;
import org.attentiontoolkit.api.statistics.ApproximateRandomization;
import org.attentiontoolkit.api.statistics.Bootstrap;
import org.attentiontoolkit.api.statistics.BootstrapMean;
import org.attentiontoolkit.api.statistics.PairedBootstrap;

/**
 * What is said of scores besides themselves.
 *
 * @param test that compares systems with the baseline
 * @param confidence whether resamples' means and intervals are wanted
 * @param trials of the test, or without one resamples
 * @param seed of all draws
 */
record Resampling(PairedKind test, boolean confidence, int trials, long seed) {

  /** A score's mean and interval, where they are wanted or come with the test. */
  Optional<BootstrapMean> mean(Measured measured) {
    if (!confidence && test != PairedKind.BOOTSTRAP) {
      return Optional.empty();
    }
    return Optional.of(
        BootstrapMean.of(
            new Bootstrap(resamples(), seed).scores(List.of(measured.contributions())).getFirst()));
  }

  /** How likely a difference is chance, where that is tested. */
  OptionalDouble pValue(Measured baseline, Measured system) {
    return switch (test) {
      case NONE -> OptionalDouble.empty();
      case BOOTSTRAP ->
          OptionalDouble.of(
              new PairedBootstrap(new Bootstrap(trials, seed))
                  .pValue(baseline.contributions(), system.contributions()));
      case RANDOMIZATION ->
          OptionalDouble.of(
              new ApproximateRandomization(trials, seed)
                  .pValue(baseline.contributions(), system.contributions()));
    };
  }

  /** Randomization makes trials of its own; intervals are resampled beside it. */
  private int resamples() {
    return test == PairedKind.RANDOMIZATION ? PairedKind.BOOTSTRAP.trials() : trials;
  }

  /** A signature with what was drawn, where sacreBLEU's has it: behind the references. */
  String signed(String signature) {
    boolean drawsResamples = confidence || test == PairedKind.BOOTSTRAP;
    if (!drawsResamples && test == PairedKind.NONE) {
      return signature;
    }
    String drawn =
        (drawsResamples ? "|bs:" + resamples() : "")
            + (test == PairedKind.RANDOMIZATION ? "|ar:" + trials : "")
            + "|seed:"
            + seed;
    return signature.replaceFirst("nrefs:\\d+", "$0" + drawn);
  }
}
