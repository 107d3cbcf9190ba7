package org.attentiontoolkit.runner.experiment;

import java.util.Locale;
import java.util.function.LongSupplier;

/** How far training is, in one line: speed over the last steps, time left at the mean speed. */
final class ProgressBar {
  private static final int WIDEST = 24;

  /** A narrower bar says nothing. */
  private static final int NARROWEST = 4;

  /**
   * What is left of a step's weight in the shown speed with each further one: about the last 20.
   */
  private static final double FADING = 0.95;

  /** More often than that nobody can read. */
  private static final long NANOS_BETWEEN_LOOKS = 100_000_000;

  private final int epochs;
  private final LongSupplier clock;
  private long steps;
  private long done;
  private int epoch = 1;
  private double loss;
  private double recentTokens;
  private double recentNanos;
  private long lastNanos;
  private long lookedNanos;
  private long trainedNanos;

  /**
   * A bar that has not begun.
   *
   * @param clock nanoseconds from any time on
   */
  ProgressBar(int epochs, LongSupplier clock) {
    this.epochs = epochs;
    this.clock = clock;
  }

  void begin(long expectedSteps) {
    steps = expectedSteps;
    lastNanos = clock.getAsLong();
    lookedNanos = lastNanos - NANOS_BETWEEN_LOOKS;
  }

  /**
   * One more step.
   *
   * @param step how many there have been
   * @param inEpoch the epoch it was part of, counted from 1
   */
  void stepped(long step, int inEpoch, double stepLoss, int tokens) {
    long now = clock.getAsLong();
    recentTokens = FADING * recentTokens + tokens;
    recentNanos = FADING * recentNanos + Math.max(1, now - lastNanos);
    trainedNanos += now - lastNanos;
    lastNanos = now;
    done = step;
    epoch = inEpoch;
    loss = stepLoss;
  }

  /** Time until {@link #resume} does not count. */
  void pause() {
    trainedNanos += clock.getAsLong() - lastNanos;
  }

  void resume() {
    lastNanos = clock.getAsLong();
  }

  /** The epoch of the last step, counted from 1. */
  int epoch() {
    return epoch;
  }

  /** Whether to show it again after a step; true at most ten times a second. */
  boolean due() {
    boolean due = lastNanos - lookedNanos >= NANOS_BETWEEN_LOOKS;
    if (due) {
      lookedNanos = lastNanos;
    }
    return due;
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

  /** The line; numbers keep their places, and the bar takes what the width leaves. */
  String text(int width) {
    String total = Long.toString(steps);
    String numbers =
        String.format(
            Locale.ROOT,
            "step %" + total.length() + "d/%s  left %s  %6.0f tokens/s  loss %.3f",
            done,
            total,
            left(),
            recentTokens * 1e9 / Math.max(1, recentNanos),
            loss);
    String where = "epoch %d/%d  ".formatted(epoch, epochs);
    int free = Math.min(WIDEST, width - where.length() - numbers.length() - "[]  ".length());
    return where + (free < NARROWEST ? "" : bar(free)) + numbers;
  }

  private String bar(int width) {
    int filled = steps == 0 ? width : (int) Math.min(width, width * done / steps);
    return "[" + "#".repeat(filled) + "·".repeat(width - filled) + "]  ";
  }
}
