package org.attentiontoolkit.tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.tensor.kernel.Matrix;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * Gradients of weights and biases, put off until all of them are known. A recurrent decoder uses
 * its weights at every step: one product over all steps costs a fraction of one product a step.
 */
final class DeferredProducts {
  private final Tape tape;
  private final Map<Parameter, Uses> weights = new LinkedHashMap<>();
  private final Map<Parameter, List<DenseArray>> biases = new LinkedHashMap<>();

  DeferredProducts(Tape tape) {
    this.tape = tape;
  }

  void outerProduct(Tensor weight, DenseArray x, DenseArray dy) {
    if (weight instanceof Parameter parameter) {
      Uses uses = weights.computeIfAbsent(parameter, p -> new Uses());
      uses.inputs.add(x);
      uses.gradients.add(dy);
    } else {
      multiply(weight, x, dy);
    }
  }

  void rowSum(Tensor bias, DenseArray dy) {
    if (bias instanceof Parameter parameter) {
      biases.computeIfAbsent(parameter, p -> new ArrayList<>()).add(dy);
    } else {
      sum(bias, dy);
    }
  }

  void flush() {
    weights.forEach(
        (weight, uses) -> multiply(weight, joined(uses.inputs), joined(uses.gradients)));
    biases.forEach((bias, gradients) -> sum(bias, joined(gradients)));
    weights.clear();
    biases.clear();
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
            gradient.beta(),
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
