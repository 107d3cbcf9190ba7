package org.attentiontoolkit.tensor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductsConformanceTest {
  @ParameterizedTest
  @CsvSource({
    "1,1,1",
    "1,7,3",
    "3,1,9",
    "8,16,2",
    "15,33,17",
    "64,31,65",
    "100,9,64",
    "33,100,1",
    "7,0,5",
    "300,200,64",
    "64,1536,128",
    "2000,17,100",
    "17,8200,33",
    "129,2100,1100",
    "515,257,520",
    "66,60,1030"
  })
  void agrees(int m, int n, int k) {
    for (boolean transposeA : List.of(false, true)) {
      for (boolean transposeB : List.of(false, true)) {
        for (Addend addend : List.of(new Addend.Nothing(), new Addend.Result())) {
          double alpha = m % 2 == 0 ? 0.5 : 1;
          Conformance.check(
              "m=%d n=%d k=%d %s %s".formatted(m, n, k, transposeA, transposeB),
              k,
              1,
              (kernels, inputs) -> {
                DenseArray a = transposeA ? inputs.normal(k, m) : inputs.normal(m, k);
                DenseArray b = transposeB ? inputs.normal(n, k) : inputs.normal(k, n);
                DenseArray c = inputs.target(addend instanceof Addend.Result, m, n);
                kernels
                    .products()
                    .multiply(
                        Matrix.of(a),
                        transposeA,
                        Matrix.of(b),
                        transposeB,
                        alpha,
                        addend,
                        Matrix.of(c));
                return List.of(c);
              });
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,64,1",
    "2,64,3",
    "3,128,9",
    "4,192,17",
    "5,64,100",
    "7,320,33",
    "6,100,40",
    "64,250,31",
    "200,2100,600",
    "150,60,700",
    "64,1536,64",
    "0,64,5",
    "9,64,0"
  })
  void agreesOnAddends(int m, int n, int k) {
    for (boolean transposeB : List.of(false, true)) {
      for (int kind = 0; kind < 3; kind++) {
        int which = kind;
        Conformance.check(
            "m=%d n=%d k=%d %s %d".formatted(m, n, k, transposeB, which),
            k,
            1,
            (kernels, inputs) -> {
              ProductKernels products = kernels.products();
              DenseArray b = transposeB ? inputs.normal(n, k) : inputs.normal(k, n);
              Matrix a =
                  Matrix.of(inputs.normal(m + 2, k + 3)).rowRange(1, m + 1).columnRange(2, k + 2);
              Addend addend =
                  switch (which) {
                    case 0 -> new Addend.Nothing();
                    case 1 -> new Addend.Result();
                    default -> new Addend.Row(inputs.normal(n));
                  };
              DenseArray plain = inputs.normal(m + 1, n + 5);
              products.multiply(a, false, Matrix.of(b), transposeB, 1, addend, middle(plain));
              DenseArray packed = inputs.normal(m + 1, n + 5);
              if (products.packs(n)) {
                DenseArray panels = inputs.normal(Math.toIntExact(products.packedLength(k, n)));
                products.pack(Matrix.of(b), transposeB, panels);
                products.multiplyPacked(a, panels, addend, middle(packed));
              } else {
                products.multiply(a, false, Matrix.of(b), transposeB, 1, addend, middle(packed));
              }
              return List.of(plain, packed);
            });
      }
    }
  }

  /** All but the first row, and the three first and two last columns. */
  private static Matrix middle(DenseArray whole) {
    return Matrix.of(whole).rowRange(1, whole.rows()).columnRange(3, whole.columns() - 2);
  }

  @Test
  void multipliesPartsOfLargerMatrices() {
    Conformance.check(
        "parts",
        5,
        1,
        (kernels, inputs) -> {
          Matrix a = Matrix.of(inputs.normal(9, 11)).rowRange(2, 8).columnRange(3, 8);
          DenseArray right = inputs.normal(7, 12);
          Matrix b = Matrix.of(right).columnRange(1, right.columns() - 6);
          DenseArray whole = inputs.normal(10, 20);
          Matrix c = Matrix.of(whole).rowRange(1, 7).columnRange(4, 11);
          kernels.products().multiply(a, false, b, true, 1, new Addend.Nothing(), c);
          return List.of(whole);
        });
  }

  @Test
  void givesTheTextbooksProduct() {
    Conformance.sets()
        .forEach((name, kernels) -> {
          DenseArray a = kernels.memory().of(Precision.FLOAT, Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
          DenseArray b = kernels.memory().of(Precision.FLOAT, Shape.of(3, 2), 7, 8, 9, 10, 11, 12);
          DenseArray c = kernels.memory().of(Precision.FLOAT, Shape.of(2, 2), 1, 1, 1, 1);
          kernels
              .products()
              .multiply(
                  Matrix.of(a), false, Matrix.of(b), false, 2, new Addend.Result(), Matrix.of(c));
          assertThat(c.toFloats()).as(name).containsExactly(117, 129, 279, 309);
        });
  }

  @Test
  void anEmptySumIsZero() {
    Conformance.sets()
        .forEach((name, kernels) -> {
          DenseArray a = kernels.memory().zeros(Precision.FLOAT, Shape.of(2, 0));
          DenseArray b = kernels.memory().zeros(Precision.FLOAT, Shape.of(0, 2));
          DenseArray c = kernels.memory().of(Precision.FLOAT, Shape.of(2, 2), 1, 2, 3, 4);
          kernels
              .products()
              .multiply(
                  Matrix.of(a), false, Matrix.of(b), false, 1, new Addend.Nothing(), Matrix.of(c));
          assertThat(c.toFloats()).as(name).containsOnly(0);
        });
  }
}
