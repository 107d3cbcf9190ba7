package org.attentiontoolkit.tasks.translation;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.model.Decoded;
import org.attentiontoolkit.api.model.Decoder;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.model.DecoderStep;
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

/** An encoder, a decoder and a head that says which token is next. */
final class TranslationModel implements TaskModel<TranslationBatch>, SourceModel {
  private final Encoder<Tokens> encoder;
  private final Decoder decoder;
  private final Head head;
  private final double labelSmoothing;

  private TranslationModel(
      Encoder<Tokens> encoder, Decoder decoder, Head head, double labelSmoothing) {
    this.encoder = encoder;
    this.decoder = decoder;
    this.head = head;
    this.labelSmoothing = labelSmoothing;
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
    return new TranslationModel(encoder, decoder, head, settings.labelSmoothing());
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
    CrossEntropy.Sum sum =
        head.crossEntropy(tape, features(tape, pairs), pairs.outputs(), labelSmoothing);
    return Loss.of(
        new Loss.Part(
            TranslationBatch.LOSS,
            sum.loss(),
            pairs.outputs().length,
            sum.negativeLogLikelihood().item(),
            1));
  }

  /** How well the next tokens of a batch are predicted. */
  TokenScores.Next next(Tape tape, TranslationBatch pairs) {
    Tensor logits = head.outputs(tape, features(tape, pairs));
    double[] losses = CrossEntropy.tokenLosses(tape, logits, pairs.outputs());
    return new TokenScores.Next(
        losses, tape.kernels().rows().argMaxRows(logits.data()).toInts(), pairs.outputs());
  }

  /** {@code [N, W]}, what each next token is predicted from when those before it are given. */
  private Tensor features(Tape tape, TranslationBatch pairs) {
    Memory memory = encoder.encode(tape, pairs.source());
    Decoded decoded = decoder.decode(tape, memory, pairs.inputs(), Attention.Weights.UNWANTED);
    return decoded.features();
  }
}
