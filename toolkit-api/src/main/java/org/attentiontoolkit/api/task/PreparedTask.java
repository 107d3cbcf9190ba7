package org.attentiontoolkit.api.task;

import java.util.List;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.ParameterScope;

/** A task whose data are known. */
public interface PreparedTask {
  /** What all data are: for the run's record. */
  List<DataFact> data();

  /** What the data of a split are, the same facts as in {@link #data()}. */
  List<DataFact> data(Split split);

  /** Puts a model together and declares its parameters. */
  TaskModel build(ModelParts parts, ParameterScope scope);

  /** The batches to learn from. */
  TrainingData training();

  /** Predicts a split and scores the predictions. */
  Evaluation evaluate(Engine engine, TaskModel model, Split split);

  /**
   * The score that says which of two models is better, by {@link Score#name()}, on {@link
   * Split#VALID}.
   */
  String selectionScore();
}
