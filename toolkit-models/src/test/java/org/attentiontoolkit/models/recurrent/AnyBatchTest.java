package org.attentiontoolkit.models.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.ScoredAttention;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.api.model.TokenSpec;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.models.attention.MultiHeadAttention;
import org.attentiontoolkit.models.attention.MultiHeadConfig;
import org.attentiontoolkit.models.attention.score.AdditiveScore;
import org.attentiontoolkit.models.attention.score.GeneralScore;
import org.attentiontoolkit.models.attention.score.ScaledDotScore;
import org.attentiontoolkit.models.recurrent.RecurrentDecoder.Attend;
import org.attentiontoolkit.models.recurrent.RecurrentDecoder.Feed;
import org.attentiontoolkit.models.recurrent.RecurrentDecoder.FirstState;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.EngineOptions.KernelSet;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.SharedParameters;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.CellKind;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.Role;
import org.attentiontoolkit.tensor.random.Draws;
import org.attentiontoolkit.testkit.PlainPooling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a model computes for a sentence in inference has the same bits in any batch, on any number
 * of threads, and beside any number of others that compute with the same parameters.
 */
class AnyBatchTest {
  private static final int VOCABULARY = 130;
  private static final int SENTENCES = 60;
  private static final int BATCHES = 25;

  private static final List<AttentionFactory> ATTENTIONS =
      List.of(
          attention((slot, scope) -> new AdditiveScore(new AdditiveScore.Config(50), slot, scope)),
          attention((slot, scope) -> new GeneralScore(new GeneralScore.Config(), slot, scope)),
          (slot, scope) ->
              new MultiHeadAttention(
                  MultiHeadConfig.of(
                      Optional.of(64),
                      4,
                      (part, head) -> new ScaledDotScore(new ScaledDotScore.Config(), part, head)),
                  PlainPooling.CONFIG,
                  slot,
                  scope));

  private static AttentionFactory attention(ScoreFactory score) {
    return (slot, scope) -> new ScoredAttention(score, PlainPooling.CONFIG, slot, scope);
  }

  /** A model of widths that fill panels and vectors, and of some that do not. */
  private static final class Model {
    private final Parameters parameters = new Parameters();
    private final RecurrentEncoder encoder;
    private final RecurrentDecoder decoder;
    private final Parameter weight;
    private final Parameter bias;

    Model(AttentionFactory attention, Engine engine) {
      ParameterScope root = parameters.root();
      RecurrentEncoder.Config reading =
          new RecurrentEncoder.Config(CellKind.LSTM, 50, 64, 2, true, 0);
      encoder = new RecurrentEncoder(reading, new TokenSpec(VOCABULARY), root.child("encoder"));
      RecurrentDecoder.Config writing =
          new RecurrentDecoder.Config(
              CellKind.GRU,
              64,
              70,
              1,
              Attend.BEFORE_CELL,
              Feed.CONTEXT,
              FirstState.TANH,
              72,
              true,
              0);
      decoder =
          new RecurrentDecoder(
              writing,
              new DecoderSlot(VOCABULARY, encoder.width(), encoder.summaryWidth(), attention),
              root.child("decoder"));
      weight =
          root.parameter("weight", Shape.of(VOCABULARY, decoder.width()), Initializers.fanIn());
      bias = root.parameter("bias", Role.BIAS, Shape.of(VOCABULARY), Initializers.normal(1));
      parameters.allocate(engine, 5);
    }

    float[] logits(Tape open, int... sentences) {
      try (Tape tape = open) {
        Memory memory = encoder.encode(tape, tokens("source", sentences));
        Tensor features =
            decoder
                .decode(tape, memory, tokens("target", sentences), Attention.Weights.UNWANTED)
                .features();
        return Affine.apply(tape, features, weight, bias).data().toFloats();
      }
    }
  }

  static Stream<EngineOptions> engines() {
    EngineOptions simd = EngineOptions.defaults();
    return Stream.of(
        simd.withThreads(1), simd.withThreads(2), simd.withThreads(3), simd.with(KernelSet.ND4J));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aSentenceHasTheSameBits(EngineOptions options) {
    try (Engine engine = Engine.create(options)) {
      for (AttentionFactory attention : ATTENTIONS) {
        // The portable kernels take fifty times as long.
        int sentences = options.kernels() == KernelSet.ND4J ? 7 : SENTENCES;
        int batches = options.kernels() == KernelSet.ND4J ? 2 : BATCHES;
        aSentenceHasTheSameBits(engine, new Model(attention, engine), sentences, batches);
      }
    }
  }

  private static void aSentenceHasTheSameBits(
      Engine engine, Model model, int sentenceCount, int batches) {
    List<float[]> alone = new ArrayList<>();
    for (int i = 0; i < sentenceCount; i++) {
      alone.add(model.logits(engine.inference(), i));
    }
    for (int batch = 0; batch < batches; batch++) {
      int[] sentences = someSentences(batch, sentenceCount);
      float[] together = model.logits(engine.inference(), sentences);
      int from = 0;
      for (int sentence : sentences) {
        float[] expected = alone.get(sentence);
        assertThat(Arrays.copyOfRange(together, from, from + expected.length))
            .as("sentence %d in %s", sentence, Arrays.toString(sentences))
            .isEqualTo(expected);
        from += expected.length;
      }
    }
  }

  @Test
  void manyThreadsGiveTheBitsOfOne() throws Exception {
    try (Engine engine = Engine.create(EngineOptions.defaults().withThreads(2))) {
      Model model = new Model(ATTENTIONS.getFirst(), engine);
      float[] one = model.logits(engine.inference(), all());
      try (SharedParameters shared = engine.share(model.parameters);
          ExecutorService threads = Executors.newFixedThreadPool(8)) {
        List<Future<float[]>> others = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
          others.add(threads.submit(() -> model.logits(shared.inference(), all())));
        }
        for (Future<float[]> other : others) {
          assertThat(other.get()).isEqualTo(one);
        }
        assertThatIllegalStateException().isThrownBy(model.parameters::requireChangeable);
      }
      model.parameters.requireChangeable();
    }
  }

  private static int[] all() {
    return IntStream.range(0, SENTENCES).toArray();
  }

  /** From one to all of the first ones, in any order. */
  private static int[] someSentences(int batch, int of) {
    int count = 1 + Draws.below(3, batch, of);
    long key = Draws.key(4, "batch", batch);
    return IntStream.range(0, of)
        .boxed()
        .sorted(Comparator.comparingLong(i -> Draws.bits(key, i)))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static Tokens tokens(String side, int... sentences) {
    int[][] ids = Arrays.stream(sentences).mapToObj(i -> ids(side, i)).toArray(int[][]::new);
    return new Tokens(
        Arrays.stream(ids).flatMapToInt(Arrays::stream).toArray(),
        Segments.ofLengths(Arrays.stream(ids).mapToInt(i -> i.length).toArray()));
  }

  private static int[] ids(String side, int sentence) {
    long key = Draws.key(2, side, sentence);
    return IntStream.rangeClosed(1, 1 + Draws.below(key, 0, 30))
        .map(i -> Draws.below(key, i, VOCABULARY))
        .toArray();
  }
}
