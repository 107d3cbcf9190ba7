package org.attentiontoolkit.runner.experiment;

import java.util.List;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * Whether the parts of a model fit together, and whether patterns of names fit parameters of it:
 * found out without data and without memory.
 */
final class ModelCheck {
  private ModelCheck() {}

  /**
   * Has the task put the parts together.
   *
   * @param place where the parts are described
   * @throws ToolkitException when something does not fit
   */
  static void check(ExperimentSettings settings, String place) {
    Parameters parameters = new Parameters();
    try {
      settings.task().checkModel(settings.model().parts(), parameters.root());
    } catch (ToolkitException e) {
      List<Problem> placed = e.problems().stream().map(p -> p.atUnlessPlaced(place)).toList();
      throw new ToolkitException(placed, e);
    }
    ParameterChoice.freeze(parameters, settings.training());
  }
}
