package org.attentiontoolkit.runner.experiment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.optim.ParameterGroup;
import org.attentiontoolkit.tensor.parameter.NamePattern;

/**
 * Parameters that learn in their own way.
 *
 * @param parameters patterns of their names
 * @param rate what the schedule's learning rate is multiplied with
 * @param weightDecay in place of the optimizer's
 */
record GroupSettings(List<String> parameters, Optional<Double> rate, Optional<Double> weightDecay) {
  /** Checks the patterns and constants. */
  GroupSettings {
    parameters.forEach(NamePattern::of);
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException(
          "parameters is an empty list; it names those of the group");
    }
    if (rate.filter(r -> r <= 0).isPresent()) {
      throw new IllegalArgumentException(
          "rate is above 0; training.freeze keeps parameters as they are");
    }
    if (weightDecay.filter(decay -> decay < 0).isPresent()) {
      throw new IllegalArgumentException("weight-decay is not negative");
    }
  }

  boolean has(Parameter parameter) {
    return parameters.stream().map(NamePattern::of).anyMatch(parameter::matches);
  }

  ParameterGroup group() {
    return new ParameterGroup(
        rate.orElse(1.0), weightDecay.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
  }
}
