package org.attentiontoolkit.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.tensor.kernel.Kernels;
import org.attentiontoolkit.tensor.kernel.Memories;
import org.attentiontoolkit.tensor.kernel.simd.SimdKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Activation;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.CrossEntropy;
import org.attentiontoolkit.tensor.op.LayerNormalization;
import org.attentiontoolkit.tensor.op.RandomDropout;
import org.attentiontoolkit.tensor.op.TableLookup;
import org.attentiontoolkit.tensor.optim.Adam;
import org.attentiontoolkit.tensor.optim.Clipping;
import org.attentiontoolkit.tensor.optim.ParameterUpdates;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.attentiontoolkit.tensor.random.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Training for a long time needs no more memory than training for a short one. */
final class SteadyMemoryTest {
  private static final int VOCABULARY = 200;
  private static final int WIDTH = 32;
  private static final int WARM_STEPS = 500;
  private static final int WINDOWS = 5;
  private static final int WINDOW_STEPS = 300;

  private final Parameters parameters = new Parameters();
  private final Parameter table = declare("table", VOCABULARY, WIDTH);
  private final Parameter weight = declare("weight", WIDTH, WIDTH);
  private final Parameter bias = declare("bias", WIDTH);
  private final Parameter gain = declare("gain", WIDTH);
  private final Parameter shift = declare("shift", WIDTH);

  @Test
  @EnabledOnOs(OS.LINUX)
  void staysFlatOverTwoThousandSteps() {
    try (Kernels kernels = new SimdKernels(2);
        Engine engine = new Engine(kernels, Precision.FLOAT)) {
      parameters.allocate(engine, 1);
      ParameterUpdates optimizer =
          new ParameterUpdates(
              parameters, engine, new Adam(0.9, 0.98, 1e-9, 0), Clipping.byNorm(1));
      double first = train(engine, optimizer, 0, WARM_STEPS);
      long reserved = engine.reservedBytes();
      long used = NativeHeap.settledBytes();
      long[] growth = new long[WINDOWS];
      double last = first;
      for (int window = 0; window < WINDOWS; window++) {
        int from = WARM_STEPS + window * WINDOW_STEPS;
        last = train(engine, optimizer, from, from + WINDOW_STEPS);
        long before = used;
        used = NativeHeap.settledBytes();
        growth[window] = used - before;
      }
      assertThat(last).isLessThan(first);
      assertThat(engine.reservedBytes()).as("memory of steps").isEqualTo(reserved);
      // A leak grows in all windows, by 60 MB if it were a step's tensors.
      assertThat(median(growth))
          .as("growth of the C heap by windows of steps: %s", Arrays.toString(growth))
          .isLessThan(2L << 20);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theMeasureSeesTheMemoryOfTensors() {
    List<DenseArray> large = new ArrayList<>();
    long[] growth = new long[3];
    for (int i = 0; i < growth.length; i++) {
      long used = NativeHeap.settledBytes();
      large.add(Memories.NATIVE.zeros(Precision.FLOAT, Shape.of(64 << 20)));
      growth[i] = NativeHeap.usedBytes() - used;
    }
    // 256 MiB each time; the JVM's compiler gives and takes a little meanwhile.
    assertThat(median(growth)).as("growth: %s", Arrays.toString(growth)).isGreaterThan(240L << 20);
    assertThat(large).allMatch(array -> array.length() == 64 << 20);
  }

  /** One time in which the JVM's compiler took or gave memory, 20 MB at once, decides nothing. */
  private static long median(long[] values) {
    return Arrays.stream(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
  }

  /** Returns the mean loss of the last hundred steps. */
  private double train(Engine engine, ParameterUpdates optimizer, int from, int to) {
    double sum = 0;
    for (int step = from; step < to; step++) {
      int[] ids = ids(step);
      parameters.clearGradients();
      try (Tape tape = engine.training(1, step)) {
        Tensor loss = loss(tape, ids);
        tape.backward(loss, parameters);
        sum += step >= to - 100 ? loss.item() : 0;
      }
      optimizer.step(1e-3);
    }
    return sum / 100;
  }

  private Tensor loss(Tape tape, int[] ids) {
    Tensor x = TableLookup.lookup(tape, table, ids);
    Tensor dropped =
        RandomDropout.apply(tape, x, 0.1, Segments.ofLengths(x.rows()).places(), "input");
    Tensor hidden = Affine.apply(tape, dropped, weight, bias, Activation.TANH);
    Tensor normal = LayerNormalization.apply(tape, hidden, gain, shift, 1e-5);
    return CrossEntropy.mean(tape, Affine.apply(tape, normal, table), ids, 0.1);
  }

  /** Between 30 and 100 of them: steps differ in size. */
  private static int[] ids(int step) {
    long key = Draws.key(1, "ids", step);
    int[] ids = new int[30 + Draws.below(key, 0, 71)];
    Arrays.setAll(ids, i -> Draws.below(key, i + 1, VOCABULARY));
    return ids;
  }

  private Parameter declare(String name, int... sizes) {
    return parameters.root().parameter(name, Shape.of(sizes), Initializers.normal(0.1));
  }
}
