package org.attentiontoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;

/** A component of which some parameters and inputs are frozen. */
final class Freezing {
  /**
   * A component at work.
   *
   * @param loss what it computes, as one value
   */
  record Trial(Engine engine, Parameters parameters, Function<Tape, Tensor> loss) {}

  private Freezing() {}

  /**
   * Checks that the gradients of the others stay as they are to the bit.
   *
   * @param make makes the component, given what is to happen before its parameters are allocated
   */
  static void leavesTheOthersAlone(Function<Consumer<Parameters>, Trial> make) {
    Map<String, double[]> all = gradients(make, i -> false);
    for (int odd = 0; odd < 2; odd++) {
      int half = odd;
      gradients(make, i -> i % 2 == half)
          .forEach((name, gradient) ->
              assertThat(gradient)
                  .as("gradient of %s with others frozen", name)
                  .isEqualTo(all.getOrDefault(name, new double[0])));
    }
  }

  private static Map<String, double[]> gradients(
      Function<Consumer<Parameters>, Trial> make, IntPredicate frozen) {
    Trial trial = make.apply(parameters -> freeze(parameters, frozen));
    try (Tape tape = trial.engine.differentiating()) {
      Tensor loss = trial.loss.apply(tape);
      if (!loss.requiresGradient()) {
        return Map.of(); // all that it depends on is frozen
      }
      tape.backward(loss, trial.parameters);
    }
    return trial.parameters.trained().stream()
        .collect(Collectors.toMap(Parameter::name, p -> p.gradient().toDoubles()));
  }

  private static void freeze(Parameters parameters, IntPredicate frozen) {
    List<Parameter> all = parameters.all();
    IntStream.range(0, all.size()).filter(frozen).forEach(i -> all.get(i).freeze());
  }
}
