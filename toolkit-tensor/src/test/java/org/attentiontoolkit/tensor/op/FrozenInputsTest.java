package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each input of each operation frozen in turn: the gradients of the others stay as they were. */
final class FrozenInputsTest {
  private static final Segments ROWS = Segments.ofLengths(2, 3, 1);

  /** Declares inputs on a bench and computes what is weighed with them. */
  private interface Case {
    void compute(Tape tape, Function<String, Parameter> input, GradientBench bench);
  }

  private record Sized(Map<String, int[]> inputs, Case computation) {}

  @TestFactory
  Stream<DynamicTest> theOthersKeepTheirGradients() {
    return cases().entrySet().stream()
        .flatMap(entry ->
            entry.getValue().inputs().keySet().stream()
                .map(frozen ->
                    DynamicTest.dynamicTest(
                        entry.getKey() + " with " + frozen + " frozen",
                        () -> check(entry.getValue(), frozen))));
  }

  private static void check(Sized sized, String frozen) {
    GradientBench all = run(sized, "");
    GradientBench some = run(sized, frozen);
    for (Parameter parameter : some.parameters().all()) {
      if (parameter.name().equals(frozen)) {
        assertThatIllegalStateException().isThrownBy(parameter::gradient);
      } else {
        assertThat(some.gradient(parameter.name()))
            .as("gradient of %s", parameter.name())
            .isEqualTo(all.gradient(parameter.name()));
      }
    }
  }

  private static GradientBench run(Sized sized, String frozen) {
    GradientBench bench = new GradientBench();
    Map<String, Parameter> inputs = new LinkedHashMap<>();
    sized.inputs().forEach((name, sizes) -> inputs.put(name, bench.input(name, sizes)));
    inputs.entrySet().stream()
        .filter(e -> e.getKey().equals(frozen))
        .forEach(e -> e.getValue().freeze());
    bench.run(Engines.DOUBLE, tape -> sized.computation().compute(tape, inputs::get, bench));
    return bench;
  }

  private static Map<String, Sized> cases() {
    Map<String, Sized> cases = new LinkedHashMap<>();
    cases.put(
        "linear",
        new Sized(
            sizes("x", 4, 3).and("weight", 5, 3).and("bias", 5).and("more", 5, 5).map,
            (tape, in, bench) -> {
              Tensor y =
                  Affine.apply(
                      tape, in.apply("x"), in.apply("weight"), in.apply("bias"), Activation.GELU);
              bench.weigh(Affine.addTo(tape, y, y, in.apply("more")));
            }));
    cases.put(
        "rows and columns",
        new Sized(
            sizes("x", 4, 3).and("y", 4, 3).and("row", 3).and("column", 4, 1).map,
            (tape, in, bench) -> {
              Tensor sum = Pointwise.divide(tape, in.apply("x"), in.apply("y"));
              Tensor scaled = Pointwise.multiplyRow(tape, sum, in.apply("row"));
              Tensor rows = Pointwise.addRow(tape, scaled, in.apply("row"));
              Tensor both = Layout.concatColumns(tape, rows, in.apply("y"), in.apply("column"));
              bench.weigh(Pointwise.multiplyColumn(tape, both, in.apply("column")));
            }));
    cases.put(
        "product and norm",
        new Sized(
            sizes("a", 3, 4).and("b", 4, 2).and("gain", 2).and("bias", 2).map,
            (tape, in, bench) -> {
              Tensor y = MatrixProduct.multiply(tape, in.apply("a"), false, in.apply("b"), false);
              bench.weigh(
                  LayerNormalization.apply(tape, y, in.apply("gain"), in.apply("bias"), 1e-5));
            }));
    cases.put(
        "embedding and cross-entropy",
        new Sized(
            sizes("table", 5, 3).and("weight", 5, 3).and("bias", 5).map,
            (tape, in, bench) -> {
              Tensor x = TableLookup.lookup(tape, in.apply("table"), new int[] {1, 4, 1});
              int[] targets = {0, 2, 4};
              bench.weigh(
                  CrossEntropy.sumOfLinear(
                          tape, x, in.apply("weight"), in.apply("bias"), targets, 0.1)
                      .loss());
            }));
    cases.put(
        "divergence",
        new Sized(
            sizes("a", 3, 5).and("b", 3, 5).map,
            (tape, in, bench) ->
                bench.weigh(Divergence.symmetric(tape, in.apply("a"), in.apply("b")))));
    for (boolean additive : new boolean[] {true, false}) {
      cases.put(
          additive ? "additive attention" : "dot attention",
          new Sized(
              sizes("q", 6, 4).and("k", 6, 4).and("v", 4).and("values", 6, 2).map,
              (tape, in, bench) -> attend(tape, in, bench, additive)));
    }
    for (CellKind kind : CellKind.values()) {
      int gates = kind.gates() * 2;
      cases.put(
          "sequence and step of " + kind,
          new Sized(
              sizes("x", 6, 3)
                  .and("inputWeight", gates, 3)
                  .and("recurrentWeight", gates, 2)
                  .and("inputBias", gates)
                  .and("recurrentBias", gates)
                  .and("hidden", 3, 2)
                  .and("cell", 3, 2)
                  .and("gateInput", 3, gates)
                  .map,
              (tape, in, bench) -> recur(tape, in, bench, kind)));
    }
    return cases;
  }

  private static void attend(
      Tape tape, Function<String, Parameter> in, GradientBench bench, boolean additive) {
    Packed q = new Packed(in.apply("q"), ROWS);
    Packed k = new Packed(in.apply("k"), ROWS);
    Pairs scores =
        additive
            ? PairScores.additive(tape, q, k, in.apply("v"))
            : PairScores.dot(tape, q, k, 2, 0.5);
    Pairs weights = PairSoftmax.apply(tape, scores, Visibility.CAUSAL);
    bench.weigh(PairSum.apply(tape, weights, new Packed(in.apply("values"), ROWS)));
  }

  private static void recur(
      Tape tape, Function<String, Parameter> in, GradientBench bench, CellKind kind) {
    CellWeights weights =
        new CellWeights(
            in.apply("inputWeight"),
            in.apply("recurrentWeight"),
            in.apply("inputBias"),
            in.apply("recurrentBias"));
    CellState initial =
        kind.hasCell()
            ? CellState.of(in.apply("hidden"), in.apply("cell"))
            : CellState.of(in.apply("hidden"));
    Packed x = new Packed(in.apply("x"), ROWS);
    CellState last = Recurrent.sequence(tape, kind, x, weights, Direction.FORWARD, initial).last();
    CellState next =
        Recurrent.step(
            tape,
            kind,
            in.apply("gateInput"),
            last,
            weights.recurrentWeight(),
            weights.recurrentBias());
    bench.weigh(next.hidden());
    bench.weigh(Recurrent.sequence(tape, kind, x, weights, Direction.BACKWARD).outputs().values());
  }

  private static Sizes sizes(String name, int... sizes) {
    return new Sizes(new LinkedHashMap<>()).and(name, sizes);
  }

  private record Sizes(Map<String, int[]> map) {
    Sizes and(String name, int... sizes) {
      map.put(name, sizes);
      return this;
    }
  }
}
