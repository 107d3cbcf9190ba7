package org.attentiontoolkit.models.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.ScoredAttention;
import org.attentiontoolkit.api.model.Decoder;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.TokenSpec;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.models.attention.MultiHeadAttention;
import org.attentiontoolkit.models.attention.MultiHeadConfig;
import org.attentiontoolkit.models.attention.score.AdditiveScore;
import org.attentiontoolkit.models.attention.score.ScaledDotScore;
import org.attentiontoolkit.models.recurrent.RecurrentDecoder;
import org.attentiontoolkit.models.recurrent.RecurrentEncoder;
import org.attentiontoolkit.models.transformer.LayerConfig;
import org.attentiontoolkit.models.transformer.TransformerDecoder;
import org.attentiontoolkit.models.transformer.TransformerEncoder;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.SharedParameters;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.op.Activation;
import org.attentiontoolkit.tensor.op.CellKind;
import org.attentiontoolkit.tensor.random.Draws;
import org.attentiontoolkit.testkit.PlainPooling;

/**
 * What inference costs that gives a sentence the same bits in any batch, against the products that
 * training chooses; and how much more several threads compute at once with the same parameters.
 *
 * <p>Run it by its main method with the test class path of toolkit-models and the JVM flags of
 * {@code ./toolkit}.
 */
public final class InferenceSpeed {
  private static final int WORDS = 8000;
  private static final int SENTENCES = 64;
  private static final int ROUNDS = 15;

  private final Parameters parameters = new Parameters();
  private final Encoder<Tokens> encoder;
  private final Decoder decoder;
  private final Tokens source = tokens(1);
  private final Tokens target = tokens(2);

  private InferenceSpeed(boolean transformer, Engine engine) {
    ParameterScope root = parameters.root();
    TokenSpec spec = new TokenSpec(WORDS);
    ParameterScope reading = root.child("encoder");
    ParameterScope writing = root.child("decoder");
    if (transformer) {
      LayerConfig layers =
          new LayerConfig(
              256,
              3,
              1024,
              Activation.RELU,
              false,
              LayerConfig.NormPlace.PRE,
              LayerConfig.Normalisation.LAYER,
              1e-5,
              LayerConfig.PositionKind.SINUSOIDAL,
              1,
              true,
              0,
              0,
              0);
      encoder =
          new TransformerEncoder(new TransformerEncoder.Config(multiHead()), layers, spec, reading);
      decoder =
          new TransformerDecoder(
              new TransformerDecoder.Config(multiHead()), layers, slot(multiHead()), writing);
    } else {
      encoder =
          new RecurrentEncoder(
              new RecurrentEncoder.Config(CellKind.GRU, 256, 256, 1, true, 0), spec, reading);
      RecurrentDecoder.Config config =
          new RecurrentDecoder.Config(
              CellKind.GRU,
              256,
              512,
              1,
              RecurrentDecoder.Attend.BEFORE_CELL,
              RecurrentDecoder.Feed.CONTEXT,
              RecurrentDecoder.FirstState.TANH,
              256,
              true,
              0);
      decoder = new RecurrentDecoder(config, slot(additive()), writing);
    }
    parameters.allocate(engine, 1);
  }

  private DecoderSlot slot(AttentionFactory attention) {
    return new DecoderSlot(WORDS, encoder.width(), encoder.summaryWidth(), attention);
  }

  private static AttentionFactory additive() {
    return (place, scope) ->
        new ScoredAttention(
            (pair, inner) -> new AdditiveScore(new AdditiveScore.Config(512), pair, inner),
            PlainPooling.CONFIG,
            place,
            scope);
  }

  private static AttentionFactory multiHead() {
    MultiHeadConfig config =
        MultiHeadConfig.of(
            Optional.empty(),
            8,
            (pair, inner) -> new ScaledDotScore(new ScaledDotScore.Config(), pair, inner));
    return (place, scope) -> new MultiHeadAttention(config, PlainPooling.CONFIG, place, scope);
  }

  private static Tokens tokens(long seed) {
    int[] lengths = IntStream.range(0, SENTENCES).map(i -> 8 + Draws.below(seed, i, 12)).toArray();
    int[] ids =
        IntStream.range(0, Arrays.stream(lengths).sum())
            .map(i -> Draws.below(seed + 1, i, WORDS))
            .toArray();
    return new Tokens(ids, Segments.ofLengths(lengths));
  }

  private void once(Supplier<Tape> tapes) {
    try (Tape tape = tapes.get()) {
      decoder.decode(tape, encoder.encode(tape, source), target, Attention.Weights.UNWANTED);
    }
  }

  /** Milliseconds of a batch, the one in the middle. */
  private double millis(Supplier<Tape> tapes) {
    long begin = System.nanoTime();
    once(tapes);
    return (System.nanoTime() - begin) / 1e6;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private void exactness(String name, Engine engine) {
    List<Double> exact = new ArrayList<>();
    List<Double> chosen = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < 2 * ROUNDS; i++) {
      double one = millis(engine::inference);
      double other = millis(engine::differentiating);
      if (i >= ROUNDS) {
        exact.add(one);
        chosen.add(other);
        ratios.add(one / other);
      }
    }
    System.out.printf(
        "%s: %.1f ms in inference, %.1f ms where operations are recorded, ratio %.3f%n",
        name, median(exact), median(chosen), median(ratios));
  }

  private void together(String name, Engine engine) throws Exception {
    double alone = 0;
    for (int threads : new int[] {1, 2, 4, 8}) {
      List<Double> rates = new ArrayList<>();
      try (SharedParameters shared = engine.share(parameters);
          ExecutorService pool = Executors.newFixedThreadPool(threads)) {
        for (int round = 0; round < ROUNDS; round++) {
          long begin = System.nanoTime();
          List<Future<?>> all = new ArrayList<>();
          for (int i = 0; i < 8; i++) {
            all.add(pool.submit(() -> once(shared::inference)));
          }
          for (Future<?> each : all) {
            each.get();
          }
          rates.add(8 * SENTENCES / ((System.nanoTime() - begin) / 1e9));
        }
      }
      double rate = median(rates);
      alone = alone == 0 ? rate : alone;
      System.out.printf(
          "%s, %d threads at once: %.0f sentences a second, %.2f times one%n",
          name, threads, rate, rate / alone);
    }
  }

  /** Measures both models. */
  public static void main(String[] arguments) throws Exception {
    for (boolean transformer : new boolean[] {false, true}) {
      String name = transformer ? "Transformer" : "recurrent";
      for (int threads : new int[] {1, 2}) {
        try (Engine engine = Engine.create(EngineOptions.defaults().withThreads(threads))) {
          InferenceSpeed model = new InferenceSpeed(transformer, engine);
          model.exactness(name + ", " + threads + " threads of the engine", engine);
          model.together(name + ", " + threads + " threads of the engine", engine);
        }
      }
    }
  }
}
