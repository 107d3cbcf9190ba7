package org.attentiontoolkit.runner.experiment;

import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.tensor.Engine;
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

  /** Puts a model together and gives its parameters their first values. */
  static BuiltModel of(Engine engine, PreparedTask task, ModelParts parts, long seed) {
    Parameters parameters = new Parameters();
    TaskModel model = task.build(parts, parameters.root());
    parameters.allocate(engine, seed);
    return new BuiltModel(engine, task, model, parameters);
  }

  @Override
  public void close() {
    parameters.close();
    engine.close();
  }
}
