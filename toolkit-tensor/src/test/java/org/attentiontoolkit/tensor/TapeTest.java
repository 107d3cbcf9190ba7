package org.attentiontoolkit.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.attentiontoolkit.tensor.kernel.Memories;
import org.attentiontoolkit.tensor.kernel.nd4j.Nd4jKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.Reductions;
import org.attentiontoolkit.tensor.op.TableLookup;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.junit.jupiter.api.Test;

/** How gradients flow, whatever the operations are. */
final class TapeTest {
  private final Engine engine = new Engine(new Nd4jKernels(), Precision.DOUBLE);
  private final Parameters parameters = new Parameters();
  private final Parameter x = declare("x", 4, 3);
  private final Parameter weight = declare("weight", 5, 3);
  private final Parameter bias = declare("bias", 5);

  @Test
  void overlappingViewsShareOneGradient() {
    check(tape -> {
      Tensor y = Pointwise.tanh(tape, x);
      Tensor top = tape.view(y, 0, Shape.of(3, 3));
      Tensor bottom = tape.view(y, 3, Shape.of(3, 3));
      Tensor ofView = tape.view(bottom, 4, Shape.of(2));
      Tensor sum = Pointwise.add(tape, loss(tape, top), loss(tape, bottom));
      return Pointwise.add(tape, Pointwise.add(tape, sum, loss(tape, ofView)), loss(tape, y));
    });
  }

  @Test
  void aViewOfAParameterIsOneToo() {
    check(tape -> {
      Tensor half = tape.view(weight, 6, Shape.of(3, 3));
      Tensor viaView = Affine.apply(tape, x, half);
      return Pointwise.add(tape, loss(tape, viaView), loss(tape, Affine.apply(tape, x, weight)));
    });
  }

  @Test
  void theLossMayBeAView() {
    check(tape -> tape.view(Pointwise.square(tape, x), 7, Shape.of()));
    check(tape -> tape.view(x, 7, Shape.of(1)));
  }

  @Test
  void aTensorUsedTwiceGetsBothGradients() {
    check(tape -> {
      Tensor y = Pointwise.square(tape, x);
      return loss(tape, Pointwise.multiply(tape, y, y));
    });
    check(tape -> {
      Tensor y = Pointwise.tanh(tape, x);
      return Pointwise.add(tape, loss(tape, y), loss(tape, Pointwise.add(tape, y, x)));
    });
  }

  @Test
  void aWeightUsedAtManyStepsIsRight() {
    check(tape -> {
      List<Tensor> steps = new ArrayList<>();
      for (int row = 0; row < 4; row++) {
        Tensor step = Affine.apply(tape, Layout.rows(tape, x, row, row + 1), weight, bias);
        steps.add(Pointwise.tanh(tape, step));
      }
      return loss(tape, Layout.concatRows(tape, steps.toArray(new Tensor[0])));
    });
  }

  @Test
  void aWeightUsedAtManyStepsHasTheGradientOfOneUseOfAll() {
    parameters.allocate(Memories.NATIVE, Precision.DOUBLE, 1);
    try (Tape tape = engine.differentiating()) {
      List<Tensor> steps = new ArrayList<>();
      for (int row = 0; row < 4; row++) {
        Tensor one = Layout.rows(tape, x, row, row + 1);
        steps.add(Affine.apply(tape, one, weight, bias));
      }
      Tensor all = Layout.concatRows(tape, steps.toArray(new Tensor[0]));
      tape.backward(loss(tape, all), parameters);
    }
    double[] stepwise = parameters.gradients().toDoubles();
    parameters.clearGradients();
    try (Tape tape = engine.differentiating()) {
      tape.backward(loss(tape, Affine.apply(tape, x, weight, bias)), parameters);
    }
    assertThat(parameters.gradients().toDoubles()).containsExactly(stepwise, within(1e-13));
  }

  @Test
  void aTableThatIsAlsoAWeightGetsBothGradients() {
    check(tape -> {
      Tensor embedded = TableLookup.lookup(tape, weight, new int[] {1, 4, 1});
      return loss(tape, Affine.apply(tape, embedded, weight, bias));
    });
  }

  @Test
  void aTableTiedToAnOutputLayerGetsBothGradients() {
    Parameter tied = parameters.root().child("head").tie("weight", weight);
    check(tape -> {
      Tensor embedded = TableLookup.lookup(tape, weight, new int[] {1, 4, 1});
      return loss(tape, Affine.apply(tape, Pointwise.tanh(tape, embedded), tied, bias));
    });
    assertThat(parameters.gradients().length()).isEqualTo(12 + 15 + 5);
  }

  @Test
  void gradientsAddUpUntilCleared() {
    parameters.allocate(Memories.NATIVE, Precision.DOUBLE, 1);
    double[] one = backward(tape -> loss(tape, Affine.apply(tape, x, weight, bias)));
    double[] other = backward(tape -> loss(tape, Pointwise.exp(tape, x)));
    double[] direct = backward(tape -> tape.view(x, 2, Shape.of(1)));
    parameters.clearGradients();
    accumulate(tape -> loss(tape, Affine.apply(tape, x, weight, bias)));
    accumulate(tape -> loss(tape, Pointwise.exp(tape, x)));
    accumulate(tape -> tape.view(x, 2, Shape.of(1)));
    double[] sum = new double[one.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = one[i] + other[i] + direct[i];
    }
    assertThat(parameters.gradients().toDoubles()).containsExactly(sum, within(1e-12));
    assertThat(backward(tape -> loss(tape, Pointwise.exp(tape, x)))).isEqualTo(other);
  }

  @Test
  void parametersTheLossDoesNotDependOnGetZeros() {
    parameters.allocate(Memories.NATIVE, Precision.DOUBLE, 1);
    engine.kernels().pointwise().fill(parameters.gradients(), Double.NaN);
    backward(tape -> loss(tape, x));
    assertThat(x.gradient().toDoubles()).doesNotContain(0);
    assertThat(weight.gradient().toDoubles()).containsOnly(0);
    assertThat(bias.gradient().toDoubles()).containsOnly(0);
  }

  @Test
  void nothingIsRecordedForConstantsOrInInference() {
    parameters.allocate(Memories.NATIVE, Precision.DOUBLE, 1);
    try (Tape tape = engine.differentiating()) {
      Tensor constant = tape.constant(Shape.of(3), 1, 2, 3);
      assertThat(constant.requiresGradient()).isFalse();
      assertThat(Pointwise.tanh(tape, constant).requiresGradient()).isFalse();
      assertThat(tape.view(constant, 1, Shape.of(1)).requiresGradient()).isFalse();
      assertThat(Pointwise.addRow(tape, x, constant).requiresGradient()).isTrue();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> tape.backward(Reductions.sum(tape, constant), parameters));
    }
    try (Tape tape = engine.inference()) {
      assertThat(Pointwise.tanh(tape, x).requiresGradient()).isFalse();
      assertThat(tape.recording()).isFalse();
      assertThat(tape.training()).isFalse();
    }
  }

  @Test
  void aLossHasOneValue() {
    parameters.allocate(Memories.NATIVE, Precision.DOUBLE, 1);
    try (Tape tape = engine.differentiating()) {
      Tensor y = Pointwise.tanh(tape, x);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> tape.backward(y, parameters))
          .withMessageContaining("[4, 3]");
    }
  }

  @Test
  void tapesOpenAtTheSameTimeShareNoMemory() {
    parameters.allocate(Memories.NATIVE, Precision.DOUBLE, 1);
    try (Tape outer = engine.differentiating()) {
      Tensor kept = Pointwise.tanh(outer, x);
      double[] before = kept.data().toDoubles();
      try (Tape inner = engine.inference()) {
        inner.kernels().pointwise().fill(inner.scratch(Shape.of(1000)), Double.NaN);
      }
      assertThat(kept.data().toDoubles()).isEqualTo(before);
    }
    long reserved = engine.reservedBytes();
    try (Tape again = engine.differentiating()) {
      Pointwise.tanh(again, x);
    }
    assertThat(engine.reservedBytes()).isEqualTo(reserved).isPositive();
  }

  @Test
  void randomKeysDependOnSeedStepPurposeAndOccurrence() {
    List<Long> keys = new ArrayList<>();
    for (long[] run : new long[][] {{1, 1}, {1, 2}, {2, 1}}) {
      try (Tape tape = engine.training(run[0], run[1])) {
        keys.add(tape.randomKey("a"));
        keys.add(tape.randomKey("a"));
        keys.add(tape.randomKey("b"));
      }
    }
    assertThat(keys).doesNotHaveDuplicates();
    try (Tape tape = engine.training(1, 1)) {
      assertThat(tape.randomKey("b")).isEqualTo(keys.get(2));
      assertThat(tape.randomKey("a")).isEqualTo(keys.get(0));
      assertThat(tape.randomKey("a")).isEqualTo(keys.get(1));
    }
  }

  private Parameter declare(String name, int... sizes) {
    return parameters.root().parameter(name, Shape.of(sizes), Initializers.normal(1));
  }

  private void check(Function<Tape, Tensor> loss) {
    GradientCheck.of(engine, parameters).check(loss);
  }

  private double[] backward(Function<Tape, Tensor> loss) {
    parameters.clearGradients();
    accumulate(loss);
    return parameters.gradients().toDoubles();
  }

  private void accumulate(Function<Tape, Tensor> loss) {
    try (Tape tape = engine.differentiating()) {
      tape.backward(loss.apply(tape), parameters);
    }
  }

  /** {@code Σ (i + 1) yᵢ²}: weighs every value differently. */
  private static Tensor loss(Tape tape, Tensor y) {
    DenseArray factors = tape.scratch(y.shape());
    for (long i = 0; i < factors.length(); i++) {
      factors.set(i, i + 1);
    }
    Tensor squares = Pointwise.square(tape, y);
    return Reductions.sum(tape, Pointwise.multiply(tape, squares, Tensor.constant(factors)));
  }
}
