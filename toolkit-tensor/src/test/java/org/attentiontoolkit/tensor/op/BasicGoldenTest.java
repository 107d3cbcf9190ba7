package org.attentiontoolkit.tensor.op;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against PyTorch: see {@code make_basic_golden.py}. */
class BasicGoldenTest {
  private static final List<String> INPUTS = List.of("x", "b", "gain", "bias", "weight");
  private static final int[] TARGETS = {3, 0, 6, 6, 2};
  private static final int[] IDS = {1, 4, 1, 0};

  private interface Operation {
    Tensor apply(Tape tape, Function<String, Tensor> in);
  }

  private static final Map<String, Operation> OPERATIONS =
      Map.ofEntries(
          Map.entry("tanh", (t, in) -> Pointwise.tanh(t, in.apply("x"))),
          Map.entry("sigmoid", (t, in) -> Pointwise.sigmoid(t, in.apply("x"))),
          Map.entry("relu", (t, in) -> Pointwise.relu(t, in.apply("x"))),
          Map.entry("gelu", (t, in) -> Pointwise.gelu(t, in.apply("x"))),
          Map.entry(
              "gelu-tanh", (t, in) -> Pointwise.activate(t, Activation.GELU_TANH, in.apply("x"))),
          Map.entry("exp", (t, in) -> Pointwise.exp(t, in.apply("x"))),
          Map.entry("log", (t, in) -> Pointwise.log(t, in.apply("x"))),
          Map.entry("sqrt", (t, in) -> Pointwise.sqrt(t, in.apply("x"))),
          Map.entry("square", (t, in) -> Pointwise.square(t, in.apply("x"))),
          Map.entry("divide", (t, in) -> Pointwise.divide(t, in.apply("x"), in.apply("b"))),
          Map.entry("softmax", (t, in) -> Softmax.rows(t, in.apply("x"))),
          Map.entry(
              "symmetric-divergence",
              (t, in) -> Divergence.symmetric(t, in.apply("x"), in.apply("b"))),
          Map.entry("log-softmax", (t, in) -> Softmax.logRows(t, in.apply("x"))),
          Map.entry(
              "layer-norm",
              (t, in) ->
                  LayerNormalization.apply(
                      t, in.apply("x"), in.apply("gain"), in.apply("bias"), 1e-5)),
          Map.entry("cross-entropy", (t, in) -> CrossEntropy.mean(t, in.apply("x"), TARGETS, 0)),
          Map.entry(
              "cross-entropy-smoothed",
              (t, in) -> CrossEntropy.mean(t, in.apply("x"), TARGETS, 0.1)),
          Map.entry(
              "linear",
              (t, in) -> Affine.apply(t, in.apply("x"), in.apply("weight"), in.apply("bias"))),
          Map.entry(
              "linear-gelu",
              (t, in) ->
                  Affine.apply(
                      t, in.apply("x"), in.apply("weight"), in.apply("bias"), Activation.GELU)),
          Map.entry("embedding", (t, in) -> TableLookup.lookup(t, in.apply("x"), IDS)));

  static List<String> names() {
    return OPERATIONS.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void agreesWithPyTorch(String name) {
    GoldenCases golden = GoldenCases.of("basic.json", name);
    Operation operation = Objects.requireNonNull(OPERATIONS.get(name));
    for (Engine engine : Engines.all()) {
      GradientBench bench = new GradientBench();
      Map<String, Parameter> inputs = new LinkedHashMap<>();
      INPUTS.stream()
          .filter(golden::has)
          .forEach(input -> inputs.put(input, bench.input(golden, input)));
      List<double[]> results = new ArrayList<>();
      bench.run(
          engine,
          tape -> {
            Tensor y = operation.apply(tape, in -> Objects.requireNonNull(inputs.get(in)));
            bench.weigh(y, golden.values("dY"));
            results.add(y.data().toDoubles());
          });
      String what = name + " " + engine.kernels().name() + " " + engine.precision();
      double tolerance = Engines.tolerance(engine);
      GradientBench.assertClose(what, results.getFirst(), golden.values("y"), tolerance);
      for (String input : inputs.keySet()) {
        GradientBench.assertClose(
            what + " d" + input, bench.gradient(input), golden.values("d" + input), tolerance);
      }
    }
  }
}
