package org.attentiontoolkit.tensor.kernel;

import java.util.List;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.junit.jupiter.api.Test;

class CellsConformanceTest {
  private static final int TERMS = 4;
  private static final double SCALE = 4;

  @Test
  void rnn() {
    forSizes(
        "rnn",
        (kernels, inputs, b, h) -> {
          DenseArray hidden = inputs.target(false, b, h);
          kernels.cells().rnn(inputs.normal(b, h), inputs.normal(b, h), inputs.normal(h), hidden);
          return List.of(hidden);
        });
  }

  @Test
  void rnnBackward() {
    for (boolean add : List.of(false, true)) {
      forSizes(
          "rnn backward",
          (kernels, inputs, b, h) -> {
            DenseArray dInput = inputs.target(add, b, h);
            DenseArray dRecurrent = inputs.target(false, b, h);
            kernels
                .cells()
                .rnnBackward(inputs.normal(b, h), tanh(inputs, b, h), dInput, add, dRecurrent);
            return List.of(dInput, dRecurrent);
          });
    }
  }

  @Test
  void gru() {
    forSizes(
        "gru",
        (kernels, inputs, b, h) -> {
          DenseArray gates = inputs.normal(b, 3 * h);
          DenseArray candidate = inputs.target(false, b, h);
          DenseArray hidden = inputs.target(false, b, h);
          kernels
              .cells()
              .gru(
                  inputs.normal(b, 3 * h),
                  gates,
                  inputs.normal(3 * h),
                  inputs.normal(b, h),
                  candidate,
                  hidden);
          return List.of(gates, candidate, hidden);
        });
  }

  @Test
  void gruBackward() {
    for (boolean add : List.of(false, true)) {
      forSizes(
          "gru backward",
          (kernels, inputs, b, h) -> {
            DenseArray dInput = inputs.target(add, b, 3 * h);
            DenseArray dRecurrent = inputs.target(false, b, 3 * h);
            DenseArray dPrevious = inputs.normal(b, h);
            kernels
                .cells()
                .gruBackward(
                    inputs.normal(b, h),
                    tanh(inputs, b, 3 * h),
                    tanh(inputs, b, h),
                    inputs.normal(b, h),
                    dInput,
                    add,
                    dRecurrent,
                    dPrevious);
            return List.of(dInput, dRecurrent, dPrevious);
          });
    }
  }

  @Test
  void lstm() {
    forSizes(
        "lstm",
        (kernels, inputs, b, h) -> {
          DenseArray gates = inputs.normal(b, 4 * h);
          DenseArray cell = inputs.target(false, b, h);
          DenseArray hidden = inputs.target(false, b, h);
          kernels
              .cells()
              .lstm(
                  inputs.normal(b, 4 * h),
                  gates,
                  inputs.normal(4 * h),
                  inputs.normal(b, h),
                  cell,
                  hidden);
          return List.of(gates, cell, hidden);
        });
  }

  @Test
  void lstmBackward() {
    for (boolean add : List.of(false, true)) {
      forSizes(
          "lstm backward",
          (kernels, inputs, b, h) -> {
            DenseArray dInput = inputs.target(add, b, 4 * h);
            DenseArray dRecurrent = inputs.target(false, b, 4 * h);
            DenseArray dPreviousCell = inputs.normal(b, h);
            kernels
                .cells()
                .lstmBackward(
                    inputs.normal(b, h),
                    inputs.normal(b, h),
                    tanh(inputs, b, 4 * h),
                    inputs.normal(b, h),
                    inputs.normal(b, h),
                    dInput,
                    add,
                    dRecurrent,
                    dPreviousCell);
            return List.of(dInput, dRecurrent, dPreviousCell);
          });
    }
  }

  @Test
  void gradientsOfInputAndProductMayShareAnArray() {
    Conformance.check(
        "shared",
        TERMS,
        SCALE,
        (kernels, inputs) -> {
          DenseArray d = inputs.target(false, 6, 4 * 19);
          DenseArray dPreviousCell = inputs.normal(6, 19);
          kernels
              .cells()
              .lstmBackward(
                  inputs.normal(6, 19),
                  inputs.normal(6, 19),
                  tanh(inputs, 6, 4 * 19),
                  inputs.normal(6, 19),
                  inputs.normal(6, 19),
                  d,
                  false,
                  d,
                  dPreviousCell);
          DenseArray rnn = inputs.target(false, 6, 19);
          kernels.cells().rnnBackward(inputs.normal(6, 19), tanh(inputs, 6, 19), rnn, false, rnn);
          return List.of(d, dPreviousCell, rnn);
        });
  }

  /** Values as gates have them: between −1 and 1. */
  private static DenseArray tanh(Inputs inputs, int... sizes) {
    DenseArray x = inputs.normal(sizes);
    for (long i = 0; i < x.length(); i++) {
      x.set(i, (float) Math.tanh(x.get(i)));
    }
    return x;
  }

  private interface Use {
    List<DenseArray> run(Kernels kernels, Inputs inputs, int rows, int width);
  }

  private static void forSizes(String what, Use use) {
    Conformance.sizes()
        .forEach(h -> {
          check(what, 1, h, use);
          check(what, 5, h, use);
        });
    // Enough for several parts.
    check(what, 190, 100, use);
  }

  private static void check(String what, int rows, int width, Use use) {
    Conformance.check(
        "%s b=%d H=%d".formatted(what, rows, width),
        TERMS,
        SCALE,
        (kernels, inputs) -> use.run(kernels, inputs, rows, width));
  }
}
