package org.attentiontoolkit.tasks.language;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.api.task.Ensemble.Member;
import org.attentiontoolkit.tasks.data.Room;
import org.attentiontoolkit.tasks.data.SameTokens;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tasks.search.EnsembleTokens;
import org.attentiontoolkit.tasks.search.ModelMean;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.op.Pairs;

/**
 * Language models of several runs as one.
 *
 * @param models with the same tokens
 * @param mean of their probabilities
 */
record LineEnsemble(List<LanguageModel> models, Ensemble.Mean mean) implements LineModel {

  /**
   * The model alone, or those of an ensemble together.
   *
   * @param side of the first
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if one of the others has other
   *     tokens
   */
  static LineModel of(LanguageModel first, TextSide side, Ensemble ensemble) {
    if (ensemble.others().isEmpty()) {
      return first;
    }
    Stream<LanguageModel> others =
        ensemble.others().stream().map(other -> model(other, side, ensemble));
    return new LineEnsemble(Stream.concat(Stream.of(first), others).toList(), ensemble.mean());
  }

  private static LanguageModel model(Member other, TextSide side, Ensemble ensemble) {
    if (!(other.task() instanceof PreparedLanguageModel task)
        || !(other.model() instanceof LanguageModel model)) {
      throw Problem.input("ensemble.other-task", "A run of an ensemble is no language model.")
          .at(other.name())
          .exception();
    }
    new SameTokens(ensemble, other).require("text", side, task.side());
    return model;
  }

  @Override
  public NextTokens nextTokens(Tape tape, int lines) {
    return new EnsembleTokens(
        models.stream().map(model -> model.nextTokens(tape, lines)).toList(), mean);
  }

  @Override
  public Room room() {
    return models.stream().map(LanguageModel::room).reduce(Room::and).orElseThrow();
  }

  @Override
  public Tensor logits(Tape tape, LineBatch lines) {
    return ModelMean.logits(
        tape, models.stream().map(model -> model.logits(tape, lines)).toList(), mean);
  }

  @Override
  public Map<String, Pairs> weights(Tape tape, LineBatch lines) {
    return ModelMean.weights(models.stream().map(model -> model.weights(tape, lines)).toList());
  }
}
