package org.attentiontoolkit.tasks.translation;

import java.util.List;
import java.util.stream.Stream;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.api.task.Ensemble.Member;
import org.attentiontoolkit.tasks.data.Room;
import org.attentiontoolkit.tasks.data.SameTokens;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tasks.search.EnsembleTokens;
import org.attentiontoolkit.tasks.search.ModelMean;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Translation models of several runs as one.
 *
 * @param models with the same tokens
 * @param mean of their probabilities
 */
record TranslationEnsemble(List<TranslationModel> models, Ensemble.Mean mean)
    implements SourceModel {

  /**
   * The model alone, or those of an ensemble together.
   *
   * @param sides of the first
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if one of the others reads or writes
   *     other tokens
   */
  static SourceModel of(TranslationModel first, Sides sides, Ensemble ensemble) {
    if (ensemble.others().isEmpty()) {
      return first;
    }
    Stream<TranslationModel> others =
        ensemble.others().stream().map(other -> model(other, sides, ensemble));
    return new TranslationEnsemble(
        Stream.concat(Stream.of(first), others).toList(), ensemble.mean());
  }

  private static TranslationModel model(Member other, Sides sides, Ensemble ensemble) {
    if (!(other.task() instanceof PreparedTranslation task)
        || !(other.model() instanceof TranslationModel model)) {
      throw Problem.input("ensemble.other-task", "A run of an ensemble does not translate.")
          .at(other.name())
          .exception();
    }
    SameTokens same = new SameTokens(ensemble, other);
    same.require("source", sides.source(), task.sides().source());
    same.require("target", sides.target(), task.sides().target());
    if (sides.copied() != task.sides().copied()) {
      throw Problem.input(
              "ensemble.copy",
              "The models number copied words otherwise: of a source, the first run can copy %,d words"
                      .formatted(sides.copied())
                  + " that the vocabulary lacks, the other %,d.".formatted(task.sides().copied()))
          .at(same.both())
          .hint("Train the other run with task.copy.enabled and task.copy.words of the first.")
          .exception();
    }
    return model;
  }

  @Override
  public NextTokens nextTokens(Tape tape, List<int[]> sources, Attention.Weights weights) {
    return new EnsembleTokens(
        models.stream().map(model -> model.nextTokens(tape, sources, weights)).toList(), mean);
  }

  @Override
  public Room room() {
    return models.stream().map(TranslationModel::room).reduce(Room::and).orElseThrow();
  }

  @Override
  public Tensor logits(Tape tape, TranslationBatch pairs) {
    return ModelMean.logits(
        tape, models.stream().map(model -> model.logits(tape, pairs)).toList(), mean);
  }
}
