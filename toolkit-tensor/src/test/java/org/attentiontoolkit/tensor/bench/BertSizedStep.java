package org.attentiontoolkit.tensor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Activation;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.AttentionSettings;
import org.attentiontoolkit.tensor.op.CrossEntropy;
import org.attentiontoolkit.tensor.op.LayerNormalization;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.RandomDropout;
import org.attentiontoolkit.tensor.op.Reductions;
import org.attentiontoolkit.tensor.op.ScaledDotAttention;
import org.attentiontoolkit.tensor.op.TableLookup;
import org.attentiontoolkit.tensor.optim.AdamW;
import org.attentiontoolkit.tensor.optim.Clipping;
import org.attentiontoolkit.tensor.optim.ParameterUpdates;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * Memory and time of training steps of BERT's base size, made of single operations: 12 layers,
 * width 768, 12 heads, feed-forward 3072, 32 sequences of 128 tokens. {@code bert_sized_step.py}
 * beside it is PyTorch's.
 */
final class BertSizedStep {
  private static final int LAYERS = 12;
  private static final int WIDTH = 768;
  private static final int HEADS = 12;
  private static final int INNER = 3072;
  private static final int VOCABULARY = 30522;
  private static final int SEQUENCES = 32;
  private static final int TOKENS = 128;
  private static final int STEPS = 4;

  private final Parameters parameters = new Parameters();
  private final double dropout;
  private final Parameter words;
  private final Parameter positions;
  private final List<Layer> layers = new ArrayList<>();
  private final Map map;
  private final Norm norm;

  private record Map(Parameter weight, Parameter bias) {
    static Map of(ParameterScope scope, int in, int out) {
      return new Map(
          scope.parameter("weight", Shape.of(out, in), Initializers.normal(0.02)),
          scope.parameter("bias", Role.BIAS, Shape.of(out), Initializers.zeros()));
    }

    Tensor apply(Tape tape, Tensor x) {
      return Affine.apply(tape, x, weight, bias);
    }
  }

  private record Norm(Parameter weight, Parameter bias) {
    static Norm of(ParameterScope scope) {
      return new Norm(
          scope.parameter("weight", Role.NORM, Shape.of(WIDTH), Initializers.ones()),
          scope.parameter("bias", Role.BIAS, Shape.of(WIDTH), Initializers.zeros()));
    }

    Tensor apply(Tape tape, Tensor x) {
      return LayerNormalization.apply(tape, x, weight, bias, 1e-12);
    }
  }

  private record Layer(
      Map query, Map key, Map value, Map output, Norm first, Map inner, Map outer, Norm last) {
    static Layer of(ParameterScope scope) {
      return new Layer(
          Map.of(scope.child("query"), WIDTH, WIDTH),
          Map.of(scope.child("key"), WIDTH, WIDTH),
          Map.of(scope.child("value"), WIDTH, WIDTH),
          Map.of(scope.child("output"), WIDTH, WIDTH),
          Norm.of(scope.child("first")),
          Map.of(scope.child("inner"), WIDTH, INNER),
          Map.of(scope.child("outer"), INNER, WIDTH),
          Norm.of(scope.child("last")));
    }
  }

  private BertSizedStep(double dropout) {
    this.dropout = dropout;
    ParameterScope root = parameters.root();
    words =
        root.parameter(
            "words", Role.EMBEDDING, Shape.of(VOCABULARY, WIDTH), Initializers.normal(0.02));
    positions =
        root.parameter(
            "positions", Role.EMBEDDING, Shape.of(512, WIDTH), Initializers.normal(0.02));
    norm = Norm.of(root.child("norm"));
    for (int i = 0; i < LAYERS; i++) {
      layers.add(Layer.of(root.child("layer." + i)));
    }
    map = Map.of(root.child("classes"), WIDTH, 2);
  }

  private Tensor loss(Tape tape, int step) {
    Segments segments = Segments.ofLengths(filled(SEQUENCES, TOKENS));
    long key = Draws.key(1, "tokens", step);
    int[] ids = new int[segments.rows()];
    Arrays.setAll(ids, i -> Draws.below(key, i, VOCABULARY));
    int[] places = new int[ids.length];
    Arrays.setAll(places, i -> i % TOKENS);
    Tensor x =
        Pointwise.add(
            tape,
            TableLookup.lookup(tape, words, ids),
            TableLookup.lookup(tape, positions, places));
    x = drop(tape, norm.apply(tape, x));
    for (Layer layer : layers) {
      x = apply(tape, layer, x, segments);
    }
    Tensor pooled = Reductions.segmentMean(tape, new Packed(x, segments));
    return CrossEntropy.mean(tape, map.apply(tape, pooled), filled(SEQUENCES, 1), 0);
  }

  private Tensor apply(Tape tape, Layer layer, Tensor x, Segments segments) {
    Packed q = new Packed(layer.query.apply(tape, x), segments);
    Packed k = new Packed(layer.key.apply(tape, x), segments);
    Packed v = new Packed(layer.value.apply(tape, x), segments);
    AttentionSettings settings =
        AttentionSettings.of(HEADS, 1 / Math.sqrt(WIDTH / (double) HEADS), Visibility.FULL)
            .withDropout(dropout, "weights");
    Tensor context = layer.output.apply(tape, ScaledDotAttention.apply(tape, q, k, v, settings));
    Tensor attended = layer.first.apply(tape, Pointwise.add(tape, x, drop(tape, context)));
    Tensor inner =
        Affine.apply(tape, attended, layer.inner.weight(), layer.inner.bias(), Activation.GELU);
    Tensor outer = drop(tape, layer.outer.apply(tape, inner));
    return layer.last.apply(tape, Pointwise.add(tape, attended, outer));
  }

  private Tensor drop(Tape tape, Tensor x) {
    return RandomDropout.apply(tape, x, dropout, Segments.ofLengths(x.rows()).places(), "dropout");
  }

  private static int[] filled(int length, int value) {
    int[] values = new int[length];
    Arrays.fill(values, value);
    return values;
  }

  /**
   * Measures.
   *
   * @param arguments the probability of dropout, and how many threads
   */
  public static void main(String[] arguments) throws IOException {
    double dropout = Double.parseDouble(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    BertSizedStep model = new BertSizedStep(dropout);
    try (Engine engine = Engine.create(EngineOptions.defaults().withThreads(threads))) {
      model.parameters.allocate(engine, 1);
      try (ParameterUpdates optimizer =
          new ParameterUpdates(
              model.parameters, engine, new AdamW(0.9, 0.999, 1e-8, 0.01), Clipping.byNorm(1))) {
        for (int step = 0; step < STEPS; step++) {
          long begin = System.nanoTime();
          Duration processor = processorTime();
          double loss;
          model.parameters.clearGradients();
          try (Tape tape = engine.training(1, step)) {
            Tensor mean = model.loss(tape, step);
            tape.backward(mean, model.parameters);
            loss = mean.item();
          }
          optimizer.step(5e-5);
          System.out.printf(
              "step %d: loss %.4f, %.2f s, processor %.2f s, step memory %d MiB, peak %d MiB%n",
              step,
              loss,
              (System.nanoTime() - begin) / 1e9,
              processorTime().minus(processor).toMillis() / 1e3,
              engine.reservedBytes() >> 20,
              peakKibibytes() >> 10);
        }
      }
    }
  }

  /** Of all threads: on a machine with other users it says more than the clock. */
  static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  static long peakKibibytes() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    }
  }
}
