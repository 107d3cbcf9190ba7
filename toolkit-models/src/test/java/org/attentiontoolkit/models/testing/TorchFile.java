package org.attentiontoolkit.models.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.Reductions;

/** Files that PyTorch made, beside a test, and what is compared with them. */
public final class TorchFile {
  private TorchFile() {}

  /** The file beside a test. */
  public static Path path(Class<?> test, String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(test.getResource(name)).toURI());
  }

  /** The sum of {@code features * cos(0, 1, 2, ...)}. */
  public static Tensor loss(Tape tape, Tensor features) {
    double[] probe = new double[Math.toIntExact(features.shape().length())];
    for (int i = 0; i < probe.length; i++) {
      probe[i] = Math.cos(i);
    }
    return Reductions.sum(
        tape, Pointwise.multiply(tape, features, tape.constant(features.shape(), probe)));
  }

  /** As near as the largest value of the tensor allows. */
  public static void check(
      Engine engine, SafeTensorsReader file, String name, DenseArray actual, double tolerance) {
    DenseArray expected = file.read(name, engine.kernels().memory(), actual.precision());
    double largest = 1;
    for (double value : expected.toDoubles()) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(actual.toDoubles())
        .as(name)
        .containsExactly(expected.toDoubles(), within(tolerance * largest));
  }
}
