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
import org.attentiontoolkit.api.task.TokenRows;
import org.attentiontoolkit.tasks.data.CopiedWords;
import org.attentiontoolkit.tasks.data.Room;
import org.attentiontoolkit.tasks.head.DecoderTable;
import org.attentiontoolkit.tasks.head.PointerGenerator;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tasks.training.RDrop;
import org.attentiontoolkit.tasks.training.ScheduledSampling;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.op.CrossEntropy;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Pointwise;

/** An encoder, a decoder and a head that says which token is next. */
final class TranslationModel implements TaskModel<TranslationBatch>, SourceModel {
  private final Encoder<Tokens> encoder;
  private final Decoder decoder;
  private final OutputLayer output;
  private final double coverageLoss;
  private final ScheduledSampling sampling;
  private final RDrop rDrop;
  private final double labelSmoothing;

  private TranslationModel(
      Encoder<Tokens> encoder, Decoder decoder, OutputLayer output, TranslationSettings settings) {
    this.encoder = encoder;
    this.decoder = decoder;
    this.output = output;
    this.coverageLoss = settings.coverageLoss();
    this.sampling = settings.scheduledSampling();
    this.rDrop = settings.agreement();
    this.labelSmoothing = settings.labelSmoothing();
  }

  /**
   * Puts the parts together.
   *
   * @param words how many tokens there are, and how those are numbered that can be copied
   */
  static TranslationModel build(
      TranslationSettings settings, ModelParts parts, CopiedWords words, ParameterScope scope) {
    TokenSpec source = new TokenSpec(words.sources());
    Encoder<Tokens> encoder = parts.encoder().create(source, scope.child("encoder"));
    Optional<Parameter> shared =
        settings.tiedEmbeddings() ? Optional.of(sourceTable(encoder)) : Optional.empty();
    DecoderSlot slot =
        new DecoderSlot(
            words.targets(),
            encoder.width(),
            encoder.summaryWidth(),
            parts.attention(),
            shared,
            settings.copy().enabled());
    Decoder decoder = parts.decoder().create(slot, scope.child("decoder"));
    if (settings.coverageLoss() > 0 && !decoder.covers()) {
      throw noCoverage();
    }
    OutputLayer output = outputLayer(settings, decoder, words, scope);
    return new TranslationModel(encoder, decoder, output, settings);
  }

  private static OutputLayer outputLayer(
      TranslationSettings settings, Decoder decoder, CopiedWords words, ParameterScope scope) {
    Optional<Parameter> table =
        settings.tiedSoftmax() ? Optional.of(DecoderTable.of(decoder)) : Optional.empty();
    HeadSlot slot = new HeadSlot(words.targets(), decoder.width(), table);
    Head head = settings.head().create(slot, scope.child("head"));
    if (!settings.copy().enabled()) {
      return new OutputLayer.Generating(head, settings.labelSmoothing());
    }
    int asked = decoder.pointerWidth().orElseThrow(TranslationModel::noPointer);
    PointerGenerator generator =
        new PointerGenerator(settings.copy(), head, words.targets(), asked, scope.child("copy"));
    return new OutputLayer.Copying(generator, words);
  }

  private static RuntimeException noPointer() {
    return Problem.input(
            "model.no-pointer",
            "task.copy needs a decoder that can say where in the source it looks.")
        .hint("Use an attention other than 'none', or leave task.copy out.")
        .exception();
  }

  private static RuntimeException noCoverage() {
    return Problem.input(
            "model.no-coverage",
            "task.coverage-loss needs a decoder whose attention counts what it has looked at.")
        .hint(
            "Use a recurrent decoder with model.attention { type = additive, coverage = true },"
                + " or leave task.coverage-loss out.")
        .exception();
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
  public Room room() {
    return Room.of(encoder.longest(), decoder.longest());
  }

  @Override
  public NextTokens nextTokens(Tape tape, List<int[]> sources, Attention.Weights weights) {
    return nextTokens(tape, TranslationBatch.pack(sources), weights);
  }

  private NextTokens nextTokens(Tape tape, Tokens source, Attention.Weights weights) {
    Memory memory = encoder.encode(tape, output.read(source));
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
        DecoderStep step = decoder.step(onTape, state, output.written(tokens), weights);
        Tensor logits = output.outputs(onTape, step.features(), step.pointer(), source);
        return new Step(step.state(), logits, step.weights());
      }
    };
  }

  /** With the tokens that the decoder is to go on from. */
  private TranslationBatch sampled(Tape tape, TranslationBatch pairs) {
    ScheduledSampling.Model model =
        new ScheduledSampling.Model() {
          @Override
          public NextTokens nextTokens(Tape onTape) {
            return TranslationModel.this.nextTokens(
                onTape, pairs.source(), Attention.Weights.UNWANTED);
          }

          @Override
          public Tensor logits(Tape onTape, Tokens inputs) {
            TranslationBatch given = pairs.reading(inputs);
            return outputs(onTape, decode(onTape, given), given);
          }
        };
    return pairs.reading(sampling.inputs(tape, pairs.inputs(), model));
  }

  @Override
  public Loss loss(Tape tape, TranslationBatch batch) {
    TranslationBatch pairs = sampled(tape, batch);
    return rDrop.enabled() ? twice(tape, pairs) : once(tape, pairs);
  }

  private Loss once(Tape tape, TranslationBatch pairs) {
    Decoded decoded = decode(tape, pairs);
    int count = pairs.outputs().length;
    CrossEntropy.Sum sum = output.crossEntropy(tape, decoded, pairs.source(), pairs.outputs());
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

  private Loss twice(Tape tape, TranslationBatch pairs) {
    Decoded first = decode(tape, pairs);
    Decoded second = decode(tape, pairs);
    List<Loss.Part> parts =
        new ArrayList<>(
            rDrop.parts(
                tape,
                TranslationBatch.LOSS,
                outputs(tape, first, pairs),
                outputs(tape, second, pairs),
                pairs.outputs(),
                labelSmoothing));
    if (coverageLoss > 0) {
      Tensor again =
          Pointwise.add(
              tape, first.coverageLoss().orElseThrow(), second.coverageLoss().orElseThrow());
      long count = 2L * pairs.outputs().length;
      parts.add(Loss.Part.penalty(TranslationBatch.COVERAGE, again, count, coverageLoss));
    }
    return new Loss(parts);
  }

  /** Which parameters have a row for each token. */
  List<TokenRows> tokenRows(List<String> source, List<String> target) {
    List<TokenRows> rows = new ArrayList<>();
    encoder.embedding().ifPresent(table -> rows.add(new TokenRows(table.name(), source)));
    decoder.embedding().ifPresent(table -> rows.add(new TokenRows(table.name(), target)));
    rows.add(new TokenRows("head.*", target));
    return rows;
  }

  @Override
  public Tensor logits(Tape tape, TranslationBatch pairs) {
    return outputs(tape, decode(tape, pairs), pairs);
  }

  /** What is looked at, and what could be written, when the targets of a batch are written. */
  Looked look(Tape tape, TranslationBatch pairs) {
    Encoded encoded = encoder.look(tape, output.read(pairs.source()));
    return new Looked(
        encoded.weights(), decode(tape, encoded.memory(), pairs, Attention.Weights.WANTED));
  }

  /** Of each token of the targets of the batch that was looked at. */
  Tensor logits(Tape tape, Looked looked, TranslationBatch pairs) {
    return outputs(tape, looked.decoded(), pairs);
  }

  private Tensor outputs(Tape tape, Decoded decoded, TranslationBatch pairs) {
    return output.outputs(tape, decoded.features(), decoded.pointer(), pairs.source());
  }

  /**
   * What was looked at.
   *
   * @param encoder of the source at itself, by place
   * @param decoded of the target at the source and at itself
   */
  record Looked(Map<String, Pairs> encoder, Decoded decoded) {
    /** Of the target at the source, by place. */
    Map<String, Pairs> source() {
      return decoded.weights();
    }

    /** Of the target at itself, by place. */
    Map<String, Pairs> before() {
      return decoded.before();
    }
  }

  private Decoded decode(Tape tape, TranslationBatch pairs) {
    Memory memory = encoder.encode(tape, output.read(pairs.source()));
    return decode(tape, memory, pairs, Attention.Weights.UNWANTED);
  }

  private Decoded decode(
      Tape tape, Memory memory, TranslationBatch pairs, Attention.Weights weights) {
    Tokens inputs = new Tokens(output.written(pairs.inputs().ids()), pairs.inputs().segments());
    return decoder.decode(tape, memory, inputs, weights);
  }
}
