package org.attentiontoolkit.tensor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.kernel.checked.CheckedKernels;
import org.attentiontoolkit.tensor.kernel.nd4j.Nd4jKernels;
import org.attentiontoolkit.tensor.kernel.plain.PlainKernels;
import org.attentiontoolkit.tensor.kernel.simd.SimdKernels;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;

/**
 * Runs a primitive on all sets of kernels. Plain loops in double precision are the truth; all sets
 * in single precision must be close to it, and the nd4j kernels in double precision; the simd
 * kernels with 1, 2 and 3 threads must agree in every bit. Behind checks, an array of another size
 * is refused or does no harm.
 */
public final class Conformance {
  private static final Kernels PLAIN = new PlainKernels();
  private static final Kernels ND4J = new Nd4jKernels();
  private static final Kernels CHECKED = new CheckedKernels(new SimdKernels(1));
  private static final List<SimdKernels> SIMD =
      List.of(new SimdKernels(1), new SimdKernels(2), new SimdKernels(3));

  private Conformance() {}

  /** Sizes that fill vectors of 4, 8 and 16 lanes and sizes that do not. */
  public static IntStream sizes() {
    return IntStream.of(1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65, 100);
  }

  /** One use of a primitive: makes its inputs, calls it, returns what it wrote. */
  @FunctionalInterface
  public interface Use {
    /** Returns what was written. */
    List<DenseArray> run(Kernels kernels, Inputs inputs);
  }

  /**
   * Checks that all kernels agree.
   *
   * @param what for the message
   * @param terms how many terms a value sums up
   * @param scale how large the terms are
   */
  public static void check(String what, long terms, double scale, Use use) {
    List<double[]> truth = values(use.run(PLAIN, new Inputs(PLAIN, Precision.DOUBLE)));
    for (Kernels kernels : List.of(PLAIN, ND4J)) {
      List<DenseArray> found = use.run(kernels, new Inputs(kernels, Precision.FLOAT));
      compare(what + " " + kernels.name(), truth, found, terms, scale);
    }
    List<DenseArray> twice = use.run(ND4J, new Inputs(ND4J, Precision.DOUBLE));
    compare(what + " nd4j in double precision", truth, twice, terms, scale * 1e-6);
    List<DenseArray> one = use.run(SIMD.getFirst(), new Inputs(SIMD.getFirst(), Precision.FLOAT));
    compare(what + " simd", truth, one, terms, scale);
    for (SimdKernels kernels : SIMD.subList(1, SIMD.size())) {
      List<DenseArray> other = use.run(kernels, new Inputs(kernels, Precision.FLOAT));
      for (int i = 0; i < one.size(); i++) {
        assertThat(other.get(i).toFloats())
            .as("%s: bits must not depend on the number of threads", what)
            .isEqualTo(one.get(i).toFloats());
      }
    }
    spoil(what, use);
  }

  /**
   * Uses with one array that has a column more than it should: a primitive with several arrays says
   * so, and none reads or writes what is not there.
   */
  private static void spoil(String what, Use use) {
    Inputs right = new Inputs(CHECKED, Precision.FLOAT);
    use.run(CHECKED, right);
    int refused = 0;
    for (int spoilt = 0; spoilt < right.count(); spoilt++) {
      try (Inputs wrong = Inputs.spoilt(CHECKED, spoilt)) {
        use.run(CHECKED, wrong);
      } catch (IllegalArgumentException e) {
        assertThat(e).as(what).hasMessageMatching("(?s).*\\d+.*\\d+.*");
        refused++;
      }
    }
    if (right.count() > 1) {
      assertThat(refused).as("%s: how many of %d", what, right.count()).isPositive();
    }
  }

  /** All sets by name, for tests of their own making. */
  public static Map<String, Kernels> sets() {
    return Map.of("plain", PLAIN, "nd4j", ND4J, "simd", SIMD.get(1));
  }

  private static List<double[]> values(List<DenseArray> arrays) {
    List<double[]> values = new ArrayList<>();
    arrays.forEach(a -> values.add(a.toDoubles()));
    return values;
  }

  private static void compare(
      String what, List<double[]> expected, List<DenseArray> actual, long terms, double scale) {
    for (int a = 0; a < expected.size(); a++) {
      double[] truth = expected.get(a);
      double[] found = actual.get(a).toDoubles();
      for (int i = 0; i < truth.length; i++) {
        double tolerance = Tolerance.of(terms, Math.max(scale, Math.abs(truth[i])));
        if (!(Math.abs(found[i] - truth[i]) <= tolerance)) {
          throw new AssertionError(
              "%s: array %d value %d is %s, should be %s within %s"
                  .formatted(what, a, i, found[i], truth[i], tolerance));
        }
      }
    }
  }
}
