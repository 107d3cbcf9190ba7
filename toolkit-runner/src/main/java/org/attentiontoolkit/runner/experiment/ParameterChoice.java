package org.attentiontoolkit.runner.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.optim.ParameterGroup;
import org.attentiontoolkit.tensor.parameter.NamePattern;

/** Which parameters of a model are learned, and how, by the patterns of an experiment's file. */
final class ParameterChoice {
  private static final int NAMES_SHOWN = 6;

  private final Parameters parameters;
  private final List<Problem> problems = new ArrayList<>();

  private ParameterChoice(Parameters parameters) {
    this.parameters = parameters;
  }

  /**
   * Freezes what the file says.
   *
   * @param parameters of a model, not allocated yet
   * @throws ToolkitException with every pattern that fits no parameter, or when nothing is left to
   *     learn
   */
  static void freeze(Parameters parameters, TrainingSettings training) {
    ParameterChoice choice = new ParameterChoice(parameters);
    choice.require(training.freeze(), "training.freeze");
    for (int i = 0; i < training.groups().size(); i++) {
      choice.require(training.groups().get(i).parameters(), "training.groups." + i + ".parameters");
    }
    if (!choice.problems.isEmpty()) {
      throw new ToolkitException(choice.problems);
    }
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

  private void require(List<String> patterns, String path) {
    for (int i = 0; i < patterns.size(); i++) {
      String pattern = patterns.get(i);
      if (parameters.matching(NamePattern.of(pattern)).isEmpty()) {
        problems.add(
            Problem.input(
                    "training.unmatched-pattern", "No parameter has a name like '" + pattern + "'.")
                .at(path + "." + i)
                .hint("There are " + names(pattern) + "; * stands for any characters."));
      }
    }
  }

  /** Some names, first those that begin most like a pattern. */
  private String names(String pattern) {
    List<String> all =
        parameters.all().stream()
            .flatMap(p -> p.names().stream())
            .sorted(Comparator.comparingInt(name -> -alike(name, pattern)))
            .toList();
    String more =
        all.size() > NAMES_SHOWN ? " and %d more".formatted(all.size() - NAMES_SHOWN) : "";
    return String.join(", ", all.subList(0, Math.min(NAMES_SHOWN, all.size()))) + more;
  }

  private static int alike(String name, String pattern) {
    int end = 0;
    while (end < Math.min(name.length(), pattern.length())
        && name.charAt(end) == pattern.charAt(end)) {
      end++;
    }
    return end;
  }
}
