package org.attentiontoolkit.tensor.op;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against PyTorch's bidirectional layers over packed sequences: see {@code make_golden.py}. */
class RecurrentGoldenTest {
  private static final List<String> WEIGHTS =
      List.of("inputWeight", "recurrentWeight", "inputBias", "recurrentBias");

  @ParameterizedTest
  @EnumSource
  void valuesAndAllGradients(CellKind kind) {
    GoldenCases golden = GoldenCases.of("recurrent.json", kind.name());
    for (Engine engine : Engines.all()) {
      GradientBench bench = new GradientBench();
      Packed x = new Packed(bench.input(golden, "x"), golden.segments("lengths"));
      Map<Direction, Layer> layers = new LinkedHashMap<>();
      for (Direction direction : Direction.values()) {
        layers.put(direction, new Layer(bench, golden, kind, direction));
      }
      List<double[]> results = new ArrayList<>();
      bench.run(
          engine, tape -> layers.values().forEach(layer -> layer.run(tape, x, bench, results)));
      double tolerance = 10 * Engines.tolerance(engine);
      int i = 0;
      for (String name : results(kind)) {
        GradientBench.assertClose(
            kind + " " + name, results.get(i++), golden.values(name), tolerance);
      }
      GradientBench.assertClose(kind + " dX", bench.gradient("x"), golden.values("dX"), tolerance);
      layers.values().forEach(layer -> layer.checkGradients(bench, golden, tolerance));
    }
  }

  private static List<String> results(CellKind kind) {
    List<String> names = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      names.add(direction + ".out");
      names.add(direction + ".hn");
      if (kind.hasCell()) {
        names.add(direction + ".cn");
      }
    }
    return names;
  }

  private static final class Layer {
    private final CellKind kind;
    private final Direction direction;
    private final CellWeights weights;
    private final CellState initial;
    private final GoldenCases golden;

    Layer(GradientBench bench, GoldenCases golden, CellKind kind, Direction direction) {
      this.kind = kind;
      this.direction = direction;
      this.golden = golden;
      List<Tensor> w = new ArrayList<>();
      for (String name : WEIGHTS) {
        w.add(bench.input(golden, direction + "." + name));
      }
      weights = new CellWeights(w.get(0), w.get(1), w.get(2), w.get(3));
      Tensor h0 = bench.input(golden, direction + ".h0");
      initial =
          kind.hasCell()
              ? CellState.of(h0, bench.input(golden, direction + ".c0"))
              : CellState.of(h0);
    }

    void run(Tape tape, Packed x, GradientBench bench, List<double[]> results) {
      SequenceResult result = Recurrent.sequence(tape, kind, x, weights, direction, initial);
      weigh(bench, "out", result.outputs().values(), results);
      weigh(bench, "hn", result.last().hidden(), results);
      result.last().cell().ifPresent(cell -> weigh(bench, "cn", cell, results));
    }

    private void weigh(GradientBench bench, String name, Tensor x, List<double[]> results) {
      results.add(x.data().toDoubles());
      bench.weigh(x, golden.values(direction + "." + name + "Weights"));
    }

    void checkGradients(GradientBench bench, GoldenCases expected, double tolerance) {
      for (String name : WEIGHTS) {
        check(bench, expected, name, name + ".gradient", tolerance);
      }
      check(bench, expected, "h0", "dH0", tolerance);
      if (kind.hasCell()) {
        check(bench, expected, "c0", "dC0", tolerance);
      }
    }

    private void check(
        GradientBench bench, GoldenCases expected, String name, String gradient, double tolerance) {
      GradientBench.assertClose(
          kind + " " + direction + " " + gradient,
          bench.gradient(direction + "." + name),
          expected.values(direction + "." + gradient),
          tolerance);
    }
  }
}
