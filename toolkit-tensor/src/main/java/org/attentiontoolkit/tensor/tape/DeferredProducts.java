package org.attentiontoolkit.tensor.tape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.attentiontoolkit.tensor.kernel.Addend;
import org.attentiontoolkit.tensor.kernel.Kernels;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.memory.Arena;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * Gradients of weights and biases, put off until all parts of one are known. A recurrent decoder
 * uses its weights at every step: one product over all steps costs a fraction of one product a
 * step.
 */
public final class DeferredProducts {
  private final Kernels kernels;
  private final Arena arena;
  private final Map<GradientPlace, Uses> weights = new LinkedHashMap<>();
  private final Map<GradientPlace, List<DenseArray>> biases = new LinkedHashMap<>();

  /** None yet. */
  public DeferredProducts(Kernels kernels, Arena arena) {
    this.kernels = kernels;
    this.arena = arena;
  }

  /** Puts {@code dyᵀ x} off, to be added to the gradient of a weight. */
  public void outerProduct(GradientPlace weight, DenseArray x, DenseArray dy) {
    Uses uses = weights.computeIfAbsent(weight, p -> new Uses());
    uses.inputs.add(hold(x));
    uses.gradients.add(hold(dy));
  }

  /** Puts the sum of the rows of {@code dy} off, to be added to the gradient of a bias. */
  public void rowSum(GradientPlace bias, DenseArray dy) {
    biases.computeIfAbsent(bias, p -> new ArrayList<>()).add(hold(dy));
  }

  /** Forms what has been put off for a parameter. */
  void flush(GradientPlace parameter) {
    Uses uses = weights.remove(parameter);
    if (uses != null) {
      multiply(parameter, joined(uses.inputs), joined(uses.gradients));
      uses.inputs.forEach(this::release);
      uses.gradients.forEach(this::release);
    }
    List<DenseArray> gradients = biases.remove(parameter);
    if (gradients != null) {
      sum(parameter, joined(gradients));
      gradients.forEach(this::release);
    }
  }

  /** Forms all that is left. */
  void flush() {
    List.copyOf(weights.keySet()).forEach(this::flush);
    List.copyOf(biases.keySet()).forEach(this::flush);
  }

  private DenseArray hold(DenseArray array) {
    arena.hold(array);
    return array;
  }

  private void release(DenseArray array) {
    arena.release(array, Recording.USED_UP);
  }

  private void multiply(GradientPlace weight, DenseArray x, DenseArray dy) {
    kernels
        .products()
        .multiply(
            Matrix.of(dy),
            true,
            Matrix.of(x),
            false,
            1,
            Addend.of(weight.begin()),
            Matrix.of(memory(weight)));
  }

  private void sum(GradientPlace bias, DenseArray dy) {
    kernels.rows().sumRows(dy, memory(bias), bias.begin());
  }

  /** A parameter's gradient has its memory from the beginning. */
  private static DenseArray memory(GradientPlace parameter) {
    return Objects.requireNonNull(parameter.array());
  }

  private DenseArray joined(List<DenseArray> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    int rows = parts.stream().mapToInt(DenseArray::rows).sum();
    DenseArray whole = arena.allocate(Shape.of(rows, parts.getFirst().columns()));
    long from = 0;
    for (DenseArray part : parts) {
      kernels.pointwise().copy(part, whole.window(from, part.shape()));
      from += part.length();
    }
    return whole;
  }

  private static final class Uses {
    private final List<DenseArray> inputs = new ArrayList<>();
    private final List<DenseArray> gradients = new ArrayList<>();
  }
}
