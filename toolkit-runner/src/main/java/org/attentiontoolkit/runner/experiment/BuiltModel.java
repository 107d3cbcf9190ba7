package org.attentiontoolkit.runner.experiment;

import org.attentiontoolkit.api.model.ModelParts;
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
 */
public record BuiltModel(Engine engine, PreparedTask task, TaskModel model, Parameters parameters)
    implements AutoCloseable {

  /**
   * Puts a model together and gives its parameters their first values.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when the file names parameters that
   *     the model does not have
   */
  static BuiltModel of(Engine engine, PreparedTask task, ExperimentSettings settings) {
    Parameters parameters = new Parameters();
    TaskModel model = task.build(settings.model().parts(), parameters.root());
    ParameterChoice.freeze(parameters, settings.training());
    parameters.allocate(engine, settings.experiment().seed());
    return new BuiltModel(engine, task, model, parameters);
  }

  /**
   * Puts a model together for use, not for training: its values are to be read from a file, and it
   * has no gradients.
   */
  static BuiltModel unread(Engine engine, PreparedTask task, ModelParts parts) {
    Parameters parameters = new Parameters();
    TaskModel model = task.build(parts, parameters.root());
    parameters.all().forEach(Parameter::freeze);
    parameters.allocateUnread(engine);
    return new BuiltModel(engine, task, model, parameters);
  }

  @Override
  public void close() {
    parameters.close();
    engine.close();
  }
}
