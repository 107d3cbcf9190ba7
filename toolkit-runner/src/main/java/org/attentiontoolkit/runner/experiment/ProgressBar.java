package org.attentiontoolkit.runner.experiment;

import java.util.Locale;
import org.attentiontoolkit.runner.train.TrainingState;

/** How far training is, in one line: speed over the last steps, time left at the mean speed. */
final class ProgressBar {
  private static final int WIDTH = 24;

  /** How much one step counts for the shown speed: about the last twenty. */
  private static final double SMOOTHING = 0.05;

  private final int epochs;
  private long steps;
  private long done;
  private int epoch = 1;
  private double loss;
  private double tokensPerSecond;
  private long lastNanos;
  private long trainedNanos;

  ProgressBar(int epochs) {
    this.epochs = epochs;
  }

  void begin(long expectedSteps) {
    steps = expectedSteps;
    lastNanos = System.nanoTime();
  }

  void stepped(TrainingState state, double stepLoss, int tokens) {
    long now = System.nanoTime();
    double rate = tokens * 1e9 / Math.max(1, now - lastNanos);
    tokensPerSecond = done == 0 ? rate : tokensPerSecond + SMOOTHING * (rate - tokensPerSecond);
    trainedNanos += now - lastNanos;
    lastNanos = now;
    done = state.step();
    epoch = state.epoch() + 1;
    loss = stepLoss;
  }

  /** Time until {@link #resume} does not count. */
  void pause() {
    trainedNanos += System.nanoTime() - lastNanos;
  }

  void resume() {
    lastNanos = System.nanoTime();
  }

  /** The epoch of the last step, counted from 1. */
  int epoch() {
    return epoch;
  }

  /** The time training may still take at the most, such as {@code 2:31} or {@code 1:02:31}. */
  String left() {
    if (done == 0) {
      return "?";
    }
    long seconds = Math.round(trainedNanos / 1e9 / done * Math.max(0, steps - done));
    long hours = seconds / 3600;
    return hours > 0
        ? "%d:%02d:%02d".formatted(hours, seconds / 60 % 60, seconds % 60)
        : "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  String text() {
    int filled = steps == 0 ? WIDTH : (int) Math.min(WIDTH, WIDTH * done / steps);
    return String.format(
        Locale.ROOT,
        "epoch %d/%d [%s%s] step %d/%d  loss %.3f  %.0f tokens/s  left %s",
        epoch,
        epochs,
        "#".repeat(filled),
        "·".repeat(WIDTH - filled),
        done,
        steps,
        loss,
        tokensPerSecond,
        left());
  }
}
