package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.model.Decoded;
import org.attentiontoolkit.api.model.Decoder;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.model.DecoderStep;
import org.attentiontoolkit.api.model.Encoded;
import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.api.model.TokenSpec;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.api.output.Head;
import org.attentiontoolkit.api.output.HeadSlot;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.api.task.Loss;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.tasks.head.DecoderTable;
import org.attentiontoolkit.tasks.metric.TokenScores;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.op.CrossEntropy;
import org.attentiontoolkit.tensor.op.Pairs;

/** An encoder, a decoder and a head that says which token is next. */
final class TranslationModel implements TaskModel<TranslationBatch>, SourceModel {
  private final Encoder<Tokens> encoder;
  private final Decoder decoder;
  private final Head head;
  private final double labelSmoothing;
  private final double coverageLoss;

  private TranslationModel(
      Encoder<Tokens> encoder, Decoder decoder, Head head, TranslationSettings settings) {
    this.encoder = encoder;
    this.decoder = decoder;
    this.head = head;
    labelSmoothing = settings.labelSmoothing();
    coverageLoss = settings.coverageLoss();
  }

  /**
   * Puts the parts together.
   *
   * @param source V of the source
   * @param target V of the target
   */
  static TranslationModel build(
      TranslationSettings settings,
      ModelParts parts,
      int source,
      int target,
      ParameterScope scope) {
    Encoder<Tokens> encoder = parts.encoder().create(new TokenSpec(source), scope.child("encoder"));
    Optional<Parameter> shared =
        settings.tiedEmbeddings() ? Optional.of(sourceTable(encoder)) : Optional.empty();
    DecoderSlot slot =
        new DecoderSlot(target, encoder.width(), encoder.summaryWidth(), parts.attention(), shared);
    Decoder decoder = parts.decoder().create(slot, scope.child("decoder"));
    Optional<Parameter> table =
        settings.tiedSoftmax() ? Optional.of(DecoderTable.of(decoder)) : Optional.empty();
    Head head =
        settings.head().create(new HeadSlot(target, decoder.width(), table), scope.child("head"));
    if (settings.coverageLoss() > 0 && !decoder.covers()) {
      throw Problem.input(
              "model.no-coverage",
              "task.coverage-loss needs a decoder whose attention counts what it has looked at.")
          .hint(
              "Use a recurrent decoder with model.attention { type = additive, coverage = true },"
                  + " or leave task.coverage-loss out.")
          .exception();
    }
    return new TranslationModel(encoder, decoder, head, settings);
  }

  private static Parameter sourceTable(Encoder<Tokens> encoder) {
    return encoder
        .embedding()
        .orElseThrow(() ->
            Problem.input("model.tied-embeddings", "The encoder has no embedding to share.")
                .hint("Leave out task.tied-embeddings.")
                .exception());
  }

  @Override
  public NextTokens nextTokens(Tape tape, List<int[]> sources, Attention.Weights weights) {
    Memory memory = encoder.encode(tape, TranslationBatch.pack(sources));
    DecoderState begin = decoder.start(tape, memory);
    return new NextTokens() {
      @Override
      public DecoderState begin() {
        return begin;
      }

      @Override
      public int first() {
        return Vocabulary.START;
      }

      @Override
      public int end() {
        return Vocabulary.END;
      }

      @Override
      public Step step(Tape onTape, DecoderState state, int[] tokens) {
        DecoderStep step = decoder.step(onTape, state, tokens, weights);
        return new Step(step.state(), head.outputs(onTape, step.features()), step.weights());
      }
    };
  }

  @Override
  public Loss loss(Tape tape, TranslationBatch pairs) {
    Decoded decoded = decode(tape, pairs);
    int count = pairs.outputs().length;
    CrossEntropy.Sum sum =
        head.crossEntropy(tape, decoded.features(), pairs.outputs(), labelSmoothing);
    List<Loss.Part> parts = new ArrayList<>();
    parts.add(
        new Loss.Part(
            TranslationBatch.LOSS, sum.loss(), count, sum.negativeLogLikelihood().item(), 1));
    if (coverageLoss > 0) {
      Tensor again = decoded.coverageLoss().orElseThrow();
      parts.add(Loss.Part.penalty(TranslationBatch.COVERAGE, again, count, coverageLoss));
    }
    return new Loss(parts);
  }

  /** How well the next tokens of a batch are predicted. */
  TokenScores.Next next(Tape tape, TranslationBatch pairs) {
    Tensor logits = head.outputs(tape, decode(tape, pairs).features());
    double[] losses = CrossEntropy.tokenLosses(tape, logits, pairs.outputs());
    return new TokenScores.Next(
        losses, tape.kernels().rows().argMaxRows(logits.data()).toInts(), pairs.outputs());
  }

  /** What is looked at, and what could be written, when the targets of a batch are written. */
  Looked look(Tape tape, TranslationBatch pairs) {
    Encoded encoded = encoder.look(tape, pairs.source());
    Decoded decoded =
        decoder.decode(tape, encoded.memory(), pairs.inputs(), Attention.Weights.WANTED);
    return new Looked(encoded.weights(), decoded.weights(), decoded.before(), decoded.features());
  }

  /** {@code [N, V]} of each token of the targets that were written. */
  Tensor logits(Tape tape, Looked looked) {
    return head.outputs(tape, looked.features());
  }

  /**
   * What was looked at, by place.
   *
   * @param encoder of the source at itself
   * @param source of the target at the source
   * @param before of the target at itself
   * @param features {@code [N, W]}, what each token of the target is predicted from
   */
  record Looked(
      Map<String, Pairs> encoder,
      Map<String, Pairs> source,
      Map<String, Pairs> before,
      Tensor features) {}

  private Decoded decode(Tape tape, TranslationBatch pairs) {
    Memory memory = encoder.encode(tape, pairs.source());
    return decoder.decode(tape, memory, pairs.inputs(), Attention.Weights.UNWANTED);
  }
}
