package org.attentiontoolkit.models.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.NormaliserFactory;
import org.attentiontoolkit.api.attention.Pooling;
import org.attentiontoolkit.api.attention.PositionsFactory;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.api.attention.SoftmaxNormaliser;
import org.attentiontoolkit.api.attention.WindowFactory;
import org.attentiontoolkit.models.attention.MultiHeadAttention;
import org.attentiontoolkit.models.attention.MultiHeadConfig;
import org.attentiontoolkit.models.attention.normaliser.Entmax15Normaliser;
import org.attentiontoolkit.models.attention.positions.AlibiPositions;
import org.attentiontoolkit.models.attention.positions.RelativePositions;
import org.attentiontoolkit.models.attention.positions.RotaryPositions;
import org.attentiontoolkit.models.attention.positions.T5Positions;
import org.attentiontoolkit.models.attention.score.ScaledDotScore;
import org.attentiontoolkit.models.attention.window.SlidingWindow;
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
import org.attentiontoolkit.tensor.op.Reductions;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.testkit.PlainPooling;

/**
 * What each choice costs in an attention of 8 heads among states 256 wide, forward and backward,
 * projections included, as a multiple of the plain one: all of them in turn, many times over.
 *
 * <p>Run it by its main method with the test class path of toolkit-models and the JVM flags of
 * {@code ./toolkit}.
 */
public final class ChoicesSpeed {
  private static final int WIDTH = 256;
  private static final int HEADS = 8;
  private static final Pooling.Config PLAIN = PlainPooling.CONFIG;

  private final Parameters parameters = new Parameters();
  private final Parameter states;
  private final Segments segments;
  private final Attention attention;
  private final Visibility visibility;
  private final double[] times;

  private ChoicesSpeed(
      Pooling.Config pooling, Segments segments, Visibility visibility, Engine engine, int rounds) {
    this.segments = segments;
    this.visibility = visibility;
    Shape shape = Shape.of(segments.rows(), WIDTH);
    states = parameters.root().parameter("states", shape, Initializers.normal(1));
    MultiHeadConfig config =
        MultiHeadConfig.of(
            Optional.empty(),
            HEADS,
            (slot, scope) -> new ScaledDotScore(new ScaledDotScore.Config(), slot, scope));
    SlotRole role = visibility == Visibility.CAUSAL ? SlotRole.CAUSAL : SlotRole.SELF;
    AttentionFactory factory =
        (slot, scope) -> new MultiHeadAttention(config, pooling, slot, scope);
    attention =
        factory.create(
            new AttentionSlot(role, WIDTH, WIDTH, OptionalInt.empty()),
            parameters.root().child("attention"));
    parameters.allocate(engine, 1);
    times = new double[rounds];
  }

  private void once(Engine engine, int round) {
    Duration before = processorTime();
    parameters.clearGradients();
    try (Tape tape = engine.training(1, round)) {
      Packed x = new Packed(states, segments);
      Tensor contexts =
          attention
              .attend(
                  tape,
                  x,
                  attention.prepare(tape, Memory.of(x)),
                  visibility,
                  Attention.Weights.UNWANTED)
              .context();
      tape.backward(Reductions.sum(tape, contexts), parameters);
    }
    times[round] = processorTime().minus(before).toNanos() / 1e6;
  }

  private double median() {
    double[] late = Arrays.copyOfRange(times, times.length / 3, times.length);
    Arrays.sort(late);
    return late[late.length / 2];
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /**
   * Measures.
   *
   * @param arguments sequences, tokens of each, {@code full} or {@code causal}, rounds
   */
  public static void main(String[] arguments) {
    int[] lengths = new int[Integer.parseInt(arguments[0])];
    Arrays.fill(lengths, Integer.parseInt(arguments[1]));
    Segments segments = Segments.ofLengths(lengths);
    Visibility visibility = arguments[2].equals("causal") ? Visibility.CAUSAL : Visibility.FULL;
    int rounds = Integer.parseInt(arguments[3]);
    try (Engine engine = Engine.create(EngineOptions.defaults())) {
      Map<String, ChoicesSpeed> all = new LinkedHashMap<>();
      choices()
          .forEach((name, pooling) ->
              all.put(name, new ChoicesSpeed(pooling, segments, visibility, engine, rounds)));
      for (int round = 0; round < rounds; round++) {
        for (ChoicesSpeed one : all.values()) {
          one.once(engine, round);
        }
      }
      double plain = all.values().iterator().next().median();
      all.forEach((name, one) ->
          System.out.printf("%-14s %8.1f ms  %5.2f%n", name, one.median(), one.median() / plain));
    }
  }

  private static Map<String, Pooling.Config> choices() {
    Map<String, Pooling.Config> all = new LinkedHashMap<>();
    all.put("plain", PLAIN);
    all.put("alibi", positions((s, p) -> new AlibiPositions(new AlibiPositions.Config(), s, p)));
    all.put("t5", positions((s, p) -> new T5Positions(new T5Positions.Config(32, 128), s, p)));
    all.put(
        "relative",
        positions((s, p) -> new RelativePositions(new RelativePositions.Config(16), s, p)));
    all.put(
        "rotary",
        positions((s, p) -> new RotaryPositions(new RotaryPositions.Config(10000, 1), s, p)));
    all.put(
        "soft-cap",
        new Pooling.Config(
            PLAIN.normaliser(), PLAIN.window(), PLAIN.positions(), Optional.of(30.0), 0));
    all.put("sliding 64", window(64, 0));
    all.put("sliding 64, 4", window(64, 4));
    all.put(
        "sink",
        normaliser((s, p) ->
            new SoftmaxNormaliser(new SoftmaxNormaliser.Config(1, true), s, p)));
    all.put(
        "entmax15",
        normaliser((s, p) -> new Entmax15Normaliser(new Entmax15Normaliser.Config(), s, p)));
    return all;
  }

  private static Pooling.Config positions(PositionsFactory positions) {
    return PlainPooling.with(positions);
  }

  private static Pooling.Config normaliser(NormaliserFactory normaliser) {
    return PlainPooling.with(normaliser);
  }

  private static Pooling.Config window(int reach, int first) {
    WindowFactory window =
        (s, p) -> new SlidingWindow(new SlidingWindow.Config(reach, first), s, p);
    return PlainPooling.with(window);
  }
}
