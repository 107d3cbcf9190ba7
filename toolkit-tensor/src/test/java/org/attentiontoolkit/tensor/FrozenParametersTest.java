package org.attentiontoolkit.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.attentiontoolkit.tensor.kernel.Kernels;
import org.attentiontoolkit.tensor.kernel.ProductKernels;
import org.attentiontoolkit.tensor.kernel.nd4j.Nd4jKernels;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.Reductions;
import org.attentiontoolkit.tensor.optim.AdamW;
import org.attentiontoolkit.tensor.optim.Clipping;
import org.attentiontoolkit.tensor.optim.ParameterUpdates;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.parameter.NamePattern;
import org.attentiontoolkit.tensor.parameter.Role;
import org.junit.jupiter.api.Test;

/** Three layers, of which some are frozen. */
final class FrozenParametersTest {
  private final AtomicInteger products = new AtomicInteger();
  private final Engine engine = new Engine(counting(), Precision.DOUBLE);
  private final Parameters parameters = new Parameters();
  private final Parameter[] weights = new Parameter[3];
  private final Parameter[] biases = new Parameter[3];

  FrozenParametersTest() {
    for (int i = 0; i < weights.length; i++) {
      ParameterScope layer = parameters.root().child("layer").child(Integer.toString(i));
      weights[i] = layer.parameter("weight", Shape.of(4, 4), Initializers.normal(0.5));
      biases[i] = layer.parameter("bias", Role.BIAS, Shape.of(4), Initializers.normal(0.5));
    }
  }

  @Test
  void noProductIsFormedForTheirSake() {
    parameters.allocate(engine, 1);
    // Forward 3; back 1 for each weight and 1 for each input of a layer but the first's, a
    // constant.
    assertThat(productsOfOneStep()).isEqualTo(3 + 3 + 2);
  }

  @Test
  void frozenOnesBelowCostNothingOnTheWayBackAndThoseAboveOnlyTheWayThrough() {
    freeze("layer.0.*");
    freeze("layer.2.*");
    parameters.allocate(engine, 1);
    // Back through the last layer, then the middle one's weight.
    assertThat(productsOfOneStep()).isEqualTo(3 + 1 + 1);
  }

  @Test
  void theyHaveNoGradientNoStateAndKeepTheirBits() {
    freeze("*.1.*");
    freeze("layer.0.bias");
    parameters.allocate(engine, 1);
    double[] weight = weights[1].data().toDoubles();
    double[] bias = biases[0].data().toDoubles();
    double[] trained = weights[0].data().toDoubles();
    ParameterUpdates optimizer =
        new ParameterUpdates(
            parameters, engine, new AdamW(0.9, 0.999, 1e-8, 0.1), Clipping.byNorm(1));
    for (int step = 0; step < 3; step++) {
      parameters.clearGradients();
      try (Tape tape = engine.differentiating()) {
        tape.backward(loss(tape), parameters);
        optimizer.step(0.1);
      }
    }
    assertThat(weights[1].data().toDoubles()).isEqualTo(weight);
    assertThat(biases[0].data().toDoubles()).isEqualTo(bias);
    assertThat(weights[0].data().toDoubles()).isNotEqualTo(trained);
    assertThat(weights[1].trainable()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(weights[1]::gradient)
        .withMessage("parameter layer.1.weight is not trained");
    int learned = 3 * 20 - 20 - 4;
    assertThat(parameters.length()).isEqualTo(3 * 20);
    assertThat(parameters.trainedLength()).isEqualTo(learned);
    assertThat(parameters.gradients().length()).isEqualTo(learned);
    assertThat(optimizer.state().values())
        .hasSize(2)
        .allSatisfy(array -> assertThat(array.length()).isEqualTo(learned));
  }

  @Test
  void theGradientsOfTheOthersEqualFiniteDifferences() {
    freeze("layer.1.weight");
    freeze("layer.2.bias");
    GradientCheck.of(engine, parameters).check(this::loss);
    assertThat(parameters.trained()).hasSize(4);
  }

  @Test
  void firstValuesDoNotDependOnWhatIsFrozen() {
    freeze("layer.0.*");
    parameters.allocate(engine, 5);
    FrozenParametersTest other = new FrozenParametersTest();
    other.parameters.allocate(other.engine, 5);
    for (int i = 0; i < weights.length; i++) {
      assertThat(weights[i].data().toDoubles()).isEqualTo(other.weights[i].data().toDoubles());
    }
  }

  @Test
  void nothingIsFrozenAfterAllocation() {
    parameters.allocate(engine, 1);
    assertThatIllegalStateException().isThrownBy(weights[0]::freeze);
  }

  @Test
  void allOfThemMayBeFrozen() {
    freeze("*");
    parameters.allocate(engine, 1);
    assertThat(parameters.gradients().length()).isZero();
    try (Tape tape = engine.differentiating()) {
      assertThat(loss(tape).requiresGradient()).isFalse();
    }
  }

  private void freeze(String pattern) {
    parameters.matching(NamePattern.of(pattern)).forEach(Parameter::freeze);
  }

  private int productsOfOneStep() {
    products.set(0);
    try (Tape tape = engine.differentiating()) {
      tape.backward(loss(tape), parameters);
    }
    return products.get();
  }

  private Tensor loss(Tape tape) {
    Tensor x = tape.constant(Shape.of(2, 4), 1, -2, 3, 0.5, -1, 2, 0.25, -0.75);
    for (int i = 0; i < weights.length; i++) {
      x = Pointwise.tanh(tape, Affine.apply(tape, x, weights[i], biases[i]));
    }
    return Reductions.sum(tape, Pointwise.square(tape, x));
  }

  private Kernels counting() {
    Kernels real = new Nd4jKernels();
    ProductKernels counted =
        forwarding(ProductKernels.class, real.products(), "multiply", products::incrementAndGet);
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) ->
                method.getName().equals("products") ? counted : method.invoke(real, arguments));
  }

  private static <T> T forwarding(Class<T> type, T real, String watched, Runnable seen) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals(watched)) {
                seen.run();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
