package org.attentiontoolkit.tensor.op;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.junit.jupiter.api.Test;

/** Against PyTorch: see {@code make_golden.py}. */
class PairsGoldenTest {
  @Test
  void additive() {
    check("additive", Visibility.FULL);
  }

  @Test
  void dotWithHeads() {
    check("dot", Visibility.FULL);
  }

  @Test
  void dotCausal() {
    check("dot-causal", Visibility.CAUSAL);
  }

  private static void check(String name, Visibility visibility) {
    GoldenCases golden = GoldenCases.of("pairs.json", name);
    for (Engine engine : Engines.all()) {
      GradientBench bench = new GradientBench();
      Packed queries = new Packed(bench.input(golden, "queries"), golden.segments("queryLengths"));
      Packed keys = new Packed(bench.input(golden, "keys"), golden.segments("keyLengths"));
      Packed values = keys.with(bench.input(golden, "values"));
      boolean additive = golden.has("v");
      List<Tensor> v = additive ? List.of(bench.input(golden, "v")) : List.of();
      List<double[]> results = new ArrayList<>();
      bench.run(
          engine,
          tape -> {
            int heads = golden.number("heads");
            int headWidth = queries.width() / heads;
            Pairs scores =
                additive
                    ? PairScores.additive(tape, queries, keys, v.getFirst())
                    : PairScores.dot(tape, queries, keys, heads, 1 / Math.sqrt(headWidth));
            Pairs weights = PairSoftmax.apply(tape, scores, visibility);
            Tensor context = PairSum.apply(tape, weights, values);
            results.add(weights.values().data().toDoubles());
            results.add(context.data().toDoubles());
            bench.weigh(context, golden.values("contextWeights"));
          });
      double tolerance = Engines.tolerance(engine);
      GradientBench.assertClose("weights", results.get(0), golden.values("weights"), tolerance);
      GradientBench.assertClose("context", results.get(1), golden.values("context"), tolerance);
      GradientBench.assertClose(
          "queries", bench.gradient("queries"), golden.values("dQueries"), tolerance);
      GradientBench.assertClose("keys", bench.gradient("keys"), golden.values("dKeys"), tolerance);
      GradientBench.assertClose(
          "values", bench.gradient("values"), golden.values("dValues"), tolerance);
      if (additive) {
        GradientBench.assertClose("v", bench.gradient("v"), golden.values("dV"), tolerance);
      }
    }
  }
}
