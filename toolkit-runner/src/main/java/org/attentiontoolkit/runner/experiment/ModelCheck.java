package org.attentiontoolkit.runner.experiment;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * Whether the parts of a model fit together and are all made use of, and whether patterns of names
 * fit parameters of it: found out without data and without memory.
 */
final class ModelCheck {
  private ModelCheck() {}

  /**
   * Has the task put the parts together.
   *
   * @param place where the parts are described
   * @param training where it is described how they learn
   * @param initial the parameters that it begins with, if any
   * @throws ToolkitException when something does not fit or is of no use
   */
  static void check(
      ExperimentSettings settings,
      String place,
      String training,
      Optional<InitialParameters> initial) {
    Parameters parameters = new Parameters();
    ModelSettings.Parts parts = settings.model().parts();
    try {
      settings.task().checkModel(parts, parameters.root());
    } catch (ToolkitException e) {
      List<Problem> placed = e.problems().stream().map(p -> p.atUnlessPlaced(place)).toList();
      throw new ToolkitException(placed, e);
    }
    List<Problem> unused =
        parts.unused().stream()
            .map(part ->
                Problem.input(
                        "model.unused-part",
                        "The task makes no use of model.%s: it would change nothing."
                            .formatted(part))
                    .at(place)
                    .hint(
                        "Leave it out; where an included file has it, set model."
                            + part
                            + " = null."))
            .toList();
    if (!unused.isEmpty()) {
      throw new ToolkitException(unused);
    }
    try {
      ParameterChoice.freeze(parameters, settings.training());
    } catch (ToolkitException e) {
      List<Problem> placed =
          e.problems().stream().map(p -> p.at(p.where().orElse("") + ", " + training)).toList();
      throw new ToolkitException(placed, e);
    }
    initial.ifPresent(i -> i.check(parameters));
  }
}
