package org.attentiontoolkit.tensor.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.DoubleUnaryOperator;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Gradient;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.kernel.Memories;
import org.attentiontoolkit.tensor.kernel.nd4j.Nd4jKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.junit.jupiter.api.Test;

final class GradientCheckTest {
  private final Parameters parameters = new Parameters();
  private final Parameter x =
      parameters.root().parameter("x", Shape.of(3, 5), Initializers.normal(1));
  private final Engine engine = new Engine(new Nd4jKernels(), Precision.DOUBLE);

  @Test
  void aRightGradientPasses() {
    GradientCheck.of(engine, parameters).check(tape -> sum(tape, Math::sin, Math::cos));
    GradientCheck.of(engine, parameters)
        .check(tape -> sum(tape, v -> v * v * v * v, v -> 4 * v * v * v));
  }

  @Test
  void aGradientThatIsSlightlyWrongFailsWithNameIndexAndBothValues() {
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() ->
            GradientCheck.of(engine, parameters)
                .check(tape -> sum(tape, Math::sin, v -> Math.cos(v) * (1 + 1e-6))))
        .withMessageContaining("gradient.wrong")
        .withMessageContaining("the gradient of 'x' at [0, 0] is")
        .withMessageContaining("by backward and")
        .withMessageContaining("by finite differences");
  }

  @Test
  void oneWrongValueAmongManyFails() {
    parameters.allocate(Memories.NATIVE, Precision.DOUBLE, 1);
    double bad = x.data().get(7);
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() ->
            GradientCheck.of(engine, parameters)
                .check(tape -> sum(tape, Math::sin, v -> v == bad ? 0.3 : Math.cos(v))))
        .satisfies(e -> assertThat(e.problems()).hasSize(1))
        .withMessageContaining("at [1, 2]");
  }

  @Test
  void addingToAGradientThatShouldBeSetFails() {
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() ->
            GradientCheck.of(engine, parameters)
                .check(tape -> {
                  Tensor y = tape.result(Shape.of(), x);
                  y.data().set(0, x.data().get(0));
                  tape.record(
                      y,
                      () -> {
                        DenseArray gradient = tape.gradient(x).array();
                        for (int i = 0; i < 15; i++) {
                          gradient.set(i, gradient.get(i) + (i == 0 ? 1 : 0));
                        }
                      });
                  return y;
                }))
        .withMessageContaining("is NaN by backward");
  }

  @Test
  void readingMemoryThatWasNeverWrittenFails() {
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() ->
            GradientCheck.of(engine, parameters)
                .check(tape -> {
                  DenseArray unwritten = tape.scratch(Shape.of(1));
                  return sum(tape, Math::sin, v -> Math.cos(v) + 0 * unwritten.get(0));
                }))
        .withMessageContaining("is NaN by backward");
  }

  @Test
  void aSampleIsTheSameEachTimeAndLeavesValuesAsTheyWere() {
    parameters.allocate(Memories.NATIVE, Precision.DOUBLE, 1);
    double[] before = parameters.values().toDoubles();
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() ->
            GradientCheck.of(engine, parameters)
                .sampled(4, 1)
                .check(tape -> sum(tape, Math::sin, v -> 9)))
        .satisfies(e -> assertThat(e.problems()).hasSize(4));
    assertThat(parameters.values().toDoubles()).isEqualTo(before);
    assertThatCode(() ->
            GradientCheck.of(engine, parameters)
                .sampled(4, 1)
                .check(tape -> sum(tape, Math::sin, Math::cos)))
        .doesNotThrowAnyException();
  }

  @Test
  void oneWrongValueIsSeenFromAnyDirection() {
    parameters.allocate(Memories.NATIVE, Precision.DOUBLE, 1);
    double[] before = parameters.values().toDoubles();
    double bad = x.data().get(7);
    GradientCheck check = GradientCheck.of(engine, parameters).inDirections(2, 1);
    assertThatCode(() -> check.check(tape -> sum(tape, Math::sin, Math::cos)))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() ->
            check.check(
                tape -> sum(tape, Math::sin, v -> v == bad ? Math.cos(v) + 1e-5 : Math.cos(v))))
        .satisfies(e -> assertThat(e.problems()).hasSize(2))
        .withMessageContaining("the gradient of 'x' in direction 0 is");
    assertThat(parameters.values().toDoubles()).isEqualTo(before);
  }

  @Test
  void singlePrecisionIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> GradientCheck.of(new Engine(new Nd4jKernels(), Precision.FLOAT), parameters))
        .withMessageContaining("DOUBLE");
  }

  private Tensor sum(Tape tape, DoubleUnaryOperator f, DoubleUnaryOperator derivative) {
    Tensor y = tape.result(Shape.of(), x);
    double sum = 0;
    for (double value : x.data().toDoubles()) {
      sum += f.applyAsDouble(value);
    }
    y.data().set(0, sum);
    tape.record(
        y,
        () -> {
          Gradient gradient = tape.gradient(x);
          for (long i = 0; i < x.data().length(); i++) {
            double old = gradient.add() ? gradient.array().get(i) : 0;
            gradient.array().set(i, old + derivative.applyAsDouble(x.data().get(i)));
          }
        });
    return y;
  }
}
