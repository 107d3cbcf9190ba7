package org.attentiontoolkit.api.task;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * A task whose data are known.
 *
 * @param <B> what it learns from
 * @param <M> what it puts together
 */
public interface PreparedTask<B extends Batch, M extends TaskModel<B>> {
  /** What all data are: for the run's record. */
  List<DataFact> data();

  /**
   * What the data of an evaluation set are, or those to learn from: the same facts as in {@link
   * #data()}.
   *
   * @param set its name, or {@link EvaluationSet#TRAIN}
   */
  List<DataFact> data(String set);

  /** Puts a model together and declares its parameters. */
  M build(ModelParts parts, ParameterScope scope);

  /**
   * What the rows of a model's parameters stand for, such as the tokens of its embeddings: without
   * it a model that begins with another's parameters takes them by their shapes alone.
   */
  default List<TokenRows> tokenRows(M model) {
    return List.of();
  }

  /** The batches to learn from. */
  TrainingData<B> training();

  /**
   * Predicts an evaluation set, or the data to learn from, and scores the predictions where it is
   * known what would have been right.
   *
   * @param set its name, or {@link EvaluationSet#TRAIN}
   */
  Evaluation evaluate(Engine engine, M model, String set);

  /**
   * The same with other models beside the one that is asked; a task that does not know how refuses
   * them.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming what does not fit, such as
   *     vocabularies that differ
   */
  default Evaluation evaluate(Engine engine, M model, String set, Ensemble ensemble) {
    if (ensemble.others().isEmpty()) {
      return evaluate(engine, model, set);
    }
    throw Problem.input(
            "ensemble.not-evaluated", "The task of this run evaluates each model alone.")
        .at(ensemble.first())
        .hint("Give one run.")
        .exception();
  }

  /** What turns lines of text into lines of text, for a task that can. */
  default Optional<TextTranslator<M>> translator() {
    return translator(Ensemble.ALONE);
  }

  /**
   * The same with other models beside the one that is asked.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming what does not fit
   */
  default Optional<TextTranslator<M>> translator(Ensemble ensemble) {
    return Optional.empty();
  }

  /**
   * What says how likely given outputs are, for a task whose model can, also together with others.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming what does not fit
   */
  default Optional<ReferenceScorer<M>> referenceScorer(Ensemble ensemble) {
    return Optional.empty();
  }

  /**
   * What goes on with lines of text, for a task that can, also together with others: its outputs
   * are whole lines.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming what does not fit
   */
  default Optional<TextTranslator<M>> continuation(Ensemble ensemble) {
    return Optional.empty();
  }
}
