package org.attentiontoolkit.tensor.op;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.junit.jupiter.api.Test;

/** Against PyTorch: see {@code make_attention_golden.py}. */
class ScaledDotAttentionGoldenTest {
  @Test
  void full() {
    check("full", Visibility.FULL);
  }

  @Test
  void causal() {
    check("causal", Visibility.CAUSAL);
  }

  @Test
  void groupedKeys() {
    check("grouped", Visibility.CAUSAL);
  }

  @Test
  void window() {
    check("window", Visibility.window(2));
  }

  private static void check(String name, Visibility visibility) {
    GoldenCases golden = GoldenCases.of("attention.json", name);
    for (Engine engine : Engines.all()) {
      GradientBench bench = new GradientBench();
      Packed queries = new Packed(bench.input(golden, "queries"), golden.segments("queryLengths"));
      Packed keys = new Packed(bench.input(golden, "keys"), golden.segments("keyLengths"));
      Packed values = keys.with(bench.input(golden, "values"));
      int heads = golden.number("heads");
      double scale = 1 / Math.sqrt((double) queries.width() / heads);
      AttentionSettings settings =
          AttentionSettings.of(heads, scale, visibility).withKeyHeads(golden.number("keyHeads"));
      List<double[]> results = new ArrayList<>();
      bench.run(
          engine,
          tape -> {
            Tensor context = ScaledDotAttention.apply(tape, queries, keys, values, settings);
            results.add(context.data().toDoubles());
            bench.weigh(context, golden.values("contextWeights"));
          });
      double tolerance = Engines.tolerance(engine);
      GradientBench.assertClose("context", results.getFirst(), golden.values("context"), tolerance);
      GradientBench.assertClose(
          "queries", bench.gradient("queries"), golden.values("dQueries"), tolerance);
      GradientBench.assertClose("keys", bench.gradient("keys"), golden.values("dKeys"), tolerance);
      GradientBench.assertClose(
          "values", bench.gradient("values"), golden.values("dValues"), tolerance);
    }
  }
}
