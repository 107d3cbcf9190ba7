package org.attentiontoolkit.tasks.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.model.Decoded;
import org.attentiontoolkit.api.model.Decoder;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.model.DecoderStep;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.api.output.Head;
import org.attentiontoolkit.api.output.HeadSlot;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.api.task.Loss;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.api.task.TokenRows;
import org.attentiontoolkit.tasks.data.Room;
import org.attentiontoolkit.tasks.head.DecoderTable;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tasks.training.RDrop;
import org.attentiontoolkit.tasks.training.ScheduledSampling;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.CrossEntropy;
import org.attentiontoolkit.tensor.op.Pairs;

/** A decoder that stands alone, and a head that says which token is next. */
final class LanguageModel implements TaskModel<LineBatch>, LineModel {
  private final Decoder decoder;
  private final Head head;
  private final double labelSmoothing;
  private final ScheduledSampling sampling;
  private final RDrop rDrop;

  private LanguageModel(Decoder decoder, Head head, LanguageModelSettings settings) {
    this.decoder = decoder;
    this.head = head;
    this.labelSmoothing = settings.labelSmoothing();
    this.sampling = settings.scheduledSampling();
    this.rDrop = settings.agreement();
  }

  /**
   * Puts the parts together.
   *
   * @param vocabulary V
   */
  static LanguageModel build(
      LanguageModelSettings settings, ModelParts parts, int vocabulary, ParameterScope scope) {
    Decoder decoder = parts.decoder().create(DecoderSlot.alone(vocabulary), scope.child("decoder"));
    Optional<Parameter> table =
        settings.tiedSoftmax() ? Optional.of(DecoderTable.of(decoder)) : Optional.empty();
    Head head =
        settings
            .head()
            .create(new HeadSlot(vocabulary, decoder.width(), table), scope.child("head"));
    return new LanguageModel(decoder, head, settings);
  }

  @Override
  public Room room() {
    return Room.of(OptionalInt.empty(), decoder.longest());
  }

  @Override
  public NextTokens nextTokens(Tape tape, int lines) {
    Memory nothing = Memory.none(tape, Segments.ofLengths(new int[lines]));
    DecoderState begin = decoder.start(tape, nothing);
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
        DecoderStep step = decoder.step(onTape, state, tokens, Attention.Weights.UNWANTED);
        return new Step(step.state(), head.outputs(onTape, step.features()), step.weights());
      }
    };
  }

  /** With the tokens that the decoder is to go on from. */
  private LineBatch sampled(Tape tape, LineBatch lines) {
    ScheduledSampling.Model model =
        new ScheduledSampling.Model() {
          @Override
          public NextTokens nextTokens(Tape onTape) {
            return LanguageModel.this.nextTokens(onTape, lines.size());
          }

          @Override
          public Tensor logits(Tape onTape, Tokens inputs) {
            return LanguageModel.this.logits(onTape, lines.reading(inputs));
          }
        };
    return lines.reading(sampling.inputs(tape, lines.inputs(), model));
  }

  @Override
  public Loss loss(Tape tape, LineBatch batch) {
    LineBatch lines = sampled(tape, batch);
    if (rDrop.enabled()) {
      return new Loss(
          rDrop.parts(
              tape,
              LineBatch.LOSS,
              logits(tape, lines),
              logits(tape, lines),
              lines.outputs(),
              labelSmoothing));
    }
    Tensor features = decoded(tape, lines, Attention.Weights.UNWANTED).features();
    CrossEntropy.Sum sum = head.crossEntropy(tape, features, lines.outputs(), labelSmoothing);
    return Loss.of(
        new Loss.Part(
            LineBatch.LOSS,
            sum.loss(),
            lines.outputs().length,
            sum.negativeLogLikelihood().item(),
            1));
  }

  /** Which parameters have a row for each token. */
  List<TokenRows> tokenRows(List<String> tokens) {
    List<TokenRows> rows = new ArrayList<>();
    decoder.embedding().ifPresent(table -> rows.add(new TokenRows(table.name(), tokens)));
    rows.add(new TokenRows("head.*", tokens));
    return rows;
  }

  @Override
  public Tensor logits(Tape tape, LineBatch lines) {
    return head.outputs(tape, decoded(tape, lines, Attention.Weights.UNWANTED).features());
  }

  @Override
  public Map<String, Pairs> weights(Tape tape, LineBatch lines) {
    return decoded(tape, lines, Attention.Weights.WANTED).weights();
  }

  private Decoded decoded(Tape tape, LineBatch lines, Attention.Weights weights) {
    Memory nothing = Memory.none(tape, lines.inputs().segments());
    return decoder.decode(tape, nothing, lines.inputs(), weights);
  }
}
