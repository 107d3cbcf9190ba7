package org.attentiontoolkit.tensor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RowConformanceTest {
  /** Rows and columns: every size as a width, tall, wide, and larger than a chunk. */
  static List<int[]> shapes() {
    List<int[]> shapes =
        new java.util.ArrayList<>(Conformance.sizes().mapToObj(n -> new int[] {5, n}).toList());
    shapes.add(new int[] {1, 1});
    shapes.add(new int[] {700, 9});
    shapes.add(new int[] {33, 2100});
    shapes.add(new int[] {200, 130});
    return shapes;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void sums(int[] shape) {
    int rows = shape[0];
    int columns = shape[1];
    for (boolean add : List.of(false, true)) {
      Conformance.check(
          "sums " + rows + " × " + columns,
          (long) Math.sqrt(Math.max(rows, columns)),
          5,
          (kernels, inputs) -> {
            DenseArray a = inputs.normal(rows, columns);
            DenseArray sums = inputs.target(add, columns);
            kernels.rows().sumRows(a, sums, add);
            DenseArray along = inputs.target(add, rows);
            kernels.rows().reduce(Reduction.SUM, a, along, add);
            DenseArray largest = inputs.target(add, rows);
            kernels.rows().reduce(Reduction.MAX, a, largest, add);
            return List.of(sums, along, largest);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void broadcasts(int[] shape) {
    int rows = shape[0];
    int columns = shape[1];
    for (boolean add : List.of(false, true)) {
      Conformance.check(
          "broadcasts " + rows + " × " + columns,
          1,
          40,
          (kernels, inputs) -> {
            DenseArray x = inputs.normal(rows, columns);
            DenseArray row = inputs.positive(columns);
            DenseArray column = inputs.positive(rows);
            List<DenseArray> results = new ArrayList<>();
            for (Binary f : Binary.values()) {
              DenseArray withRow = inputs.target(add, rows, columns);
              kernels.rows().withRow(f, x, row, withRow, add);
              results.add(withRow);
              DenseArray withColumn = inputs.target(add, rows, columns);
              kernels.rows().withColumn(f, x, column, withColumn, add);
              results.add(withColumn);
            }
            kernels.rows().withRow(Binary.ADD, x, row, x, false);
            kernels.rows().withColumn(Binary.MULTIPLY, x, column, x, false);
            results.add(x);
            return results;
          });
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void gathersAndScatters(int[] shape) {
    int rows = shape[0];
    int columns = shape[1];
    int[] index = IntStream.range(0, 40).map(i -> i * i % rows).toArray();
    for (boolean add : List.of(false, true)) {
      Conformance.check(
          "gather " + rows + " × " + columns,
          40,
          4,
          (kernels, inputs) -> {
            DenseArray gathered = inputs.target(add, index.length, columns);
            IntArray taken = inputs.ints(index);
            kernels.rows().gatherRows(inputs.normal(rows, columns), taken, gathered, add);
            DenseArray scattered = inputs.normal(rows, columns);
            kernels.rows().scatterAddRows(inputs.normal(index.length, columns), taken, scattered);
            return List.of(gathered, scattered);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void copiesRowsToOtherPlaces(int[] shape) {
    int rows = shape[0];
    int columns = shape[1];
    int[] from = IntStream.range(0, 40).map(i -> i * i % rows).toArray();
    int[] to = IntStream.range(0, 40).map(i -> 7 * i % 41).toArray();
    Conformance.check(
        "copy of rows " + rows + " × " + columns,
        1,
        4,
        (kernels, inputs) -> {
          DenseArray y = inputs.normal(45, columns);
          kernels
              .rows()
              .copyRows(inputs.normal(rows, columns), inputs.ints(from), y, inputs.ints(to));
          return List.of(y);
        });
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void moves(int[] shape) {
    int rows = shape[0];
    int columns = shape[1];
    for (boolean add : List.of(false, true)) {
      Conformance.check(
          "moves " + rows + " × " + columns,
          1,
          4,
          (kernels, inputs) -> {
            DenseArray x = inputs.normal(rows, columns);
            DenseArray transposed = inputs.target(add, columns, rows);
            kernels.rows().transpose(x, transposed, add);
            DenseArray wide = inputs.normal(rows, columns + 7);
            Matrix part = Matrix.of(wide).columnRange(3, 3 + columns);
            kernels.rows().copy(Matrix.of(x), part, add);
            DenseArray narrow = inputs.target(add, rows, 1);
            Matrix last = Matrix.of(x).columnRange(columns - 1, columns);
            kernels.rows().copy(last, Matrix.of(narrow), add);
            return List.of(transposed, wide, narrow);
          });
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,7", "4,16", "5,33", "300,100"})
  void findsTheFirstOfTheLargest(int rows, int columns) {
    Conformance.check(
        "argMax",
        1,
        0,
        (kernels, inputs) -> {
          DenseArray x = inputs.normal(rows, columns);
          int width = x.columns();
          for (int n = 0; n < rows; n++) {
            x.set((long) n * width + columns / 2, 9);
            x.set((long) n * width + columns - 1, 9);
          }
          int[] found = kernels.rows().argMaxRows(x).toInts();
          assertThat(found).hasSize(rows).containsOnly(columns / 2);
          return List.of();
        });
  }

  /** Many are equal, and some rows have fewer numbers than are asked for. */
  @ParameterizedTest
  @CsvSource({"1,1,1", "3,7,7", "4,16,2", "30,100,5", "3,100,40", "0,8,3"})
  void findsTheLargestInOrder(int rows, int columns, int count) {
    Conformance.check(
        "largest",
        1,
        0,
        (kernels, inputs) -> {
          DenseArray x =
              inputs.array(
                  i -> i % 11 == 0 || i < 96 ? Double.NEGATIVE_INFINITY : i * 7919 % 31,
                  rows,
                  columns);
          DenseArray y = inputs.target(false, rows, count);
          int[] found = kernels.rows().largest(x, count, y).toInts();
          assertThat(found).hasSize(x.rows() * count);
          double[] values = y.toDoubles();
          for (int i = 0; i < found.length; i++) {
            y.set(i, 128 * Math.max(values[i], -1) + found[i]);
          }
          return List.of(y);
        });
  }
}
