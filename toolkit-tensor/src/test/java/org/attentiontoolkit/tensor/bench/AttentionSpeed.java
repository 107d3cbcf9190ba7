package org.attentiontoolkit.tensor.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.AttentionSettings;
import org.attentiontoolkit.tensor.op.Reductions;
import org.attentiontoolkit.tensor.op.ScaledDotAttention;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * Time and memory of scaled dot-product attention of 12 heads of width 64, forward and backward.
 * {@code attention_speed.py} beside it is PyTorch's.
 */
final class AttentionSpeed {
  private static final int HEADS = 12;
  private static final int WIDTH = HEADS * 64;
  private static final int ROUNDS = 12;

  private AttentionSpeed() {}

  /**
   * Measures.
   *
   * @param arguments sequences, tokens of each, {@code full} or {@code causal}, threads
   */
  public static void main(String[] arguments) throws IOException {
    int[] lengths = new int[Integer.parseInt(arguments[0])];
    Arrays.fill(lengths, Integer.parseInt(arguments[1]));
    Visibility visibility = arguments[2].equals("causal") ? Visibility.CAUSAL : Visibility.FULL;
    Segments segments = Segments.ofLengths(lengths);
    Parameters parameters = new Parameters();
    Parameter[] inputs = new Parameter[3];
    Arrays.setAll(
        inputs,
        i ->
            parameters
                .root()
                .parameter("x" + i, Shape.of(segments.rows(), WIDTH), Initializers.normal(1)));
    int threads = Integer.parseInt(arguments[3]);
    try (Engine engine = Engine.create(EngineOptions.defaults().withThreads(threads))) {
      parameters.allocate(engine, 1);
      Measured forward = new Measured();
      Measured both = new Measured();
      for (int round = 0; round < ROUNDS; round++) {
        parameters.clearGradients();
        forward.start();
        both.start();
        try (Tape tape = engine.training(1, round)) {
          Tensor contexts =
              ScaledDotAttention.apply(
                  tape,
                  new Packed(inputs[0], segments),
                  new Packed(inputs[1], segments),
                  new Packed(inputs[2], segments),
                  AttentionSettings.of(HEADS, 1 / 8.0, visibility));
          forward.stop();
          tape.backward(Reductions.sum(tape, contexts), parameters);
        }
        both.stop();
      }
      System.out.printf(
          "forward %s, with backward %s, step memory %d MiB, peak %d MiB%n",
          forward, both, engine.reservedBytes() >> 20, BertSizedStep.peakKibibytes() >> 10);
    }
  }

  /** The best of several times. */
  private static final class Measured {
    private long begin;
    private Duration processor = Duration.ZERO;
    private double best = Double.POSITIVE_INFINITY;
    private double bestOfProcessor = Double.POSITIVE_INFINITY;

    void start() {
      begin = System.nanoTime();
      processor = BertSizedStep.processorTime();
    }

    void stop() {
      best = Math.min(best, (System.nanoTime() - begin) / 1e6);
      Duration used = BertSizedStep.processorTime().minus(processor);
      bestOfProcessor = Math.min(bestOfProcessor, used.toNanos() / 1e6);
    }

    @Override
    public String toString() {
      return "%.1f ms (processor %.1f)".formatted(best, bestOfProcessor);
    }
  }
}
