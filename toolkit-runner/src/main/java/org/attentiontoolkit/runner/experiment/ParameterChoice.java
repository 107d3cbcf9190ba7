package org.attentiontoolkit.runner.experiment;

import java.util.List;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.optim.ParameterGroup;
import org.attentiontoolkit.tensor.parameter.NamePattern;

/** Which parameters of a model are learned, and how, by the patterns of an experiment's file. */
final class ParameterChoice {
  private ParameterChoice() {}

  /**
   * Freezes what the file says.
   *
   * @param parameters of a model, not allocated yet
   * @throws ToolkitException with every pattern that fits no parameter, or when nothing is left to
   *     learn
   */
  static void freeze(Parameters parameters, TrainingSettings training) {
    List<String> names = PatternCheck.names(parameters);
    PatternCheck patterns = new PatternCheck();
    patterns.require(training.freeze(), names, "", "training.freeze");
    for (int i = 0; i < training.groups().size(); i++) {
      List<String> ofGroup = training.groups().get(i).parameters();
      patterns.require(ofGroup, names, "", "training.groups." + i + ".parameters");
    }
    patterns.end();
    for (String pattern : training.freeze()) {
      parameters.matching(NamePattern.of(pattern)).forEach(Parameter::freeze);
    }
    if (!training.freeze().isEmpty() && parameters.trained().isEmpty()) {
      throw Problem.input(
              "training.all-frozen", "Every parameter is frozen: nothing is left to learn.")
          .at("training.freeze")
          .hint("Leave out a pattern that fits what is to be learned.")
          .exception();
    }
  }

  /** How a parameter learns: as the first group says that has it. */
  static ParameterGroup group(Parameter parameter, TrainingSettings training) {
    return training.groups().stream()
        .filter(group -> group.has(parameter))
        .findFirst()
        .map(GroupSettings::group)
        .orElse(ParameterGroup.REST);
  }
}
