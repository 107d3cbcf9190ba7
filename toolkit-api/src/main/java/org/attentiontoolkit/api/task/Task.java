package org.attentiontoolkit.api.task;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.tensor.ParameterScope;

/** Something to learn, configured but without its data. */
public interface Task {
  /**
   * What can be said to be wrong without reading all the data: missing files, settings that do not
   * go together. Quick.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming every problem found
   */
  void check();

  /**
   * Puts a model together as {@link PreparedTask#build} will, with stand-ins for what only the data
   * tell, such as the sizes of vocabularies: to find out without data and without memory whether
   * its parts fit, and what its parameters are called.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming what does not fit
   */
  void checkModel(ModelParts parts, ParameterScope scope);

  /** What models can be evaluated on, in the order to do it; known without reading any data. */
  List<EvaluationSet> evaluationSets();

  /**
   * What says which of two models is better, where the experiment does not; nothing when only the
   * experiment can know.
   */
  Optional<Selection> selection();

  /**
   * Reads the data and writes what predictions will need later to the folder of the run.
   *
   * @param workspace whose folder is there and empty
   */
  PreparedTask<?, ?> prepare(Workspace workspace);

  /**
   * A task prepared before, from the folder it wrote. Training and evaluation data are read when
   * first asked for; predicting on new input does not need them.
   */
  PreparedTask<?, ?> restore(Workspace workspace);
}
