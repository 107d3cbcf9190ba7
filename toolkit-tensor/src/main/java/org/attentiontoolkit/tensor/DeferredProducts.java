package org.attentiontoolkit.tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.memory.Arena;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * Gradients of weights and biases, put off until all parts of one are known. A recurrent decoder
 * uses its weights at every step: one product over all steps costs a fraction of one product a
 * step.
 */
final class DeferredProducts {
  private final Tape tape;
  private final Arena arena;
  private final Map<Parameter, Uses> weights = new LinkedHashMap<>();
  private final Map<Parameter, List<DenseArray>> biases = new LinkedHashMap<>();

  DeferredProducts(Tape tape, Arena arena) {
    this.tape = tape;
    this.arena = arena;
  }

  void outerProduct(Tensor weight, DenseArray x, DenseArray dy) {
    if (weight instanceof Parameter parameter) {
      Uses uses = weights.computeIfAbsent(parameter, p -> new Uses());
      uses.inputs.add(hold(x));
      uses.gradients.add(hold(dy));
    } else {
      multiply(weight, x, dy);
    }
  }

  void rowSum(Tensor bias, DenseArray dy) {
    if (bias instanceof Parameter parameter) {
      biases.computeIfAbsent(parameter, p -> new ArrayList<>()).add(hold(dy));
    } else {
      sum(bias, dy);
    }
  }

  /** Forms what has been put off for a parameter. */
  void flush(Parameter parameter) {
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

  private void multiply(Tensor weight, DenseArray x, DenseArray dy) {
    Gradient gradient = tape.gradient(weight);
    tape.kernels()
        .products()
        .multiply(
            Matrix.of(dy),
            true,
            Matrix.of(x),
            false,
            1,
            gradient.addend(),
            Matrix.of(gradient.array()));
  }

  private void sum(Tensor bias, DenseArray dy) {
    Gradient gradient = tape.gradient(bias);
    tape.kernels().rows().sumRows(dy, gradient.array(), gradient.add());
  }

  private DenseArray joined(List<DenseArray> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    int rows = parts.stream().mapToInt(DenseArray::rows).sum();
    DenseArray whole = tape.scratch(Shape.of(rows, parts.getFirst().columns()));
    long from = 0;
    for (DenseArray part : parts) {
      tape.kernels().pointwise().copy(part, whole.window(from, part.shape()));
      from += part.length();
    }
    return whole;
  }

  private static final class Uses {
    private final List<DenseArray> inputs = new ArrayList<>();
    private final List<DenseArray> gradients = new ArrayList<>();
  }
}
