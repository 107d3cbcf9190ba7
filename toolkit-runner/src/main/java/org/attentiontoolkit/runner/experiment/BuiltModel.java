package org.attentiontoolkit.runner.experiment;

import java.util.Optional;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;

/**
 * A model in memory, with what is needed to use it.
 *
 * @param engine what computes
 * @param task what it was built for
 * @param model the model
 * @param parameters of the model, allocated
 * @param <B> what it learns from
 * @param <M> the model
 */
public record BuiltModel<B extends Batch, M extends TaskModel<B>>(
    Engine engine, PreparedTask<B, M> task, M model, Parameters parameters)
    implements AutoCloseable {

  /**
   * Puts a model together and gives its parameters their first values.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when the file names parameters that
   *     the model does not have
   */
  static <B extends Batch, M extends TaskModel<B>> BuiltModel<B, M> of(
      Engine engine, PreparedTask<B, M> task, ExperimentSettings settings) {
    Parameters parameters = new Parameters();
    M model = task.build(settings.model().parts(), parameters.root());
    ParameterChoice.freeze(parameters, settings.training());
    parameters.allocate(engine, settings.experiment().seed());
    return new BuiltModel<>(engine, task, model, parameters);
  }

  /**
   * Puts a model together for use, not for training: its values are to be read from a file, and it
   * has no gradients.
   */
  static <B extends Batch, M extends TaskModel<B>> BuiltModel<B, M> unread(
      Engine engine, PreparedTask<B, M> task, ModelParts parts) {
    Parameters parameters = new Parameters();
    M model = task.build(parts, parameters.root());
    parameters.all().forEach(Parameter::freeze);
    parameters.allocateUnread(engine);
    return new BuiltModel<>(engine, task, model, parameters);
  }

  /** Evaluates the model on a set. */
  Evaluation evaluate(String set) {
    return evaluate(set, Ensemble.ALONE);
  }

  /** Evaluates the model together with others. */
  Evaluation evaluate(String set, Ensemble ensemble) {
    return task.evaluate(engine, model, set, ensemble);
  }

  /** What translates lines with the model and others, if its task can. */
  public Optional<LineTranslator> translator(Ensemble ensemble) {
    return task.translator(ensemble).map(t -> request -> t.translate(engine, model, request));
  }

  /** What goes on with lines by the model and others, if its task can. */
  public Optional<LineTranslator> continuation(Ensemble ensemble) {
    return task.continuation(ensemble).map(t -> request -> t.translate(engine, model, request));
  }

  /** What scores given outputs by the model and others, if its task can. */
  public Optional<ReferenceScoring> referenceScoring(Ensemble ensemble) {
    return task.referenceScorer(ensemble)
        .map(s -> new ReferenceScoring(s.fields(), examples -> s.score(engine, model, examples)));
  }

  @Override
  public void close() {
    parameters.close();
    engine.close();
  }
}
