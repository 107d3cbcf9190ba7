package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.output.Output;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.AttentionMap.Slot;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;

/** Makes maps for people of what a model looked at for one source. */
record AttentionMaps(Sides sides) {

  /**
   * A map for each head of each attention, as example 0.
   *
   * @param asked what was read
   * @param looked what the model gives for the output
   */
  List<AttentionMap> of(Asked asked, Output output, TranslationModel.Looked looked) {
    List<String> sources = read(asked);
    List<String> written = written(asked, output);
    List<String> before = new ArrayList<>(List.of(Vocabulary.START_TOKEN));
    before.addAll(written.subList(0, written.size() - 1));
    List<AttentionMap> maps = new ArrayList<>();
    add(maps, new Axes(Slot.ENCODER, sources, sources), looked.encoder());
    add(maps, new Axes(Slot.DECODER, written, before), looked.before());
    maps.addAll(ofSource(asked, output));
    return maps;
  }

  /**
   * A map for each head of what looked at the source, as example 0.
   *
   * @param asked what was read
   */
  List<AttentionMap> ofSource(Asked asked, Output output) {
    Axes cross = new Axes(Slot.CROSS, written(asked, output), read(asked));
    List<AttentionMap> maps = new ArrayList<>();
    int layer = 0;
    for (Map.Entry<String, List<double[][]>> place : output.weights().entrySet()) {
      List<double[][]> steps = place.getValue();
      for (int head = 0; head < steps.getFirst().length; head++) {
        maps.add(cross.map(layer, place.getKey(), head, ofHead(steps, head)));
      }
      layer++;
    }
    return maps;
  }

  private List<String> read(Asked asked) {
    return sides.sourceLabels(asked.source(), sides.words(asked.text()));
  }

  private List<String> written(Asked asked, Output output) {
    return sides.targetLabels(output.tokens(), sides.words(asked.text()));
  }

  /** A slot and what its rows and columns are. */
  private record Axes(Slot slot, List<String> queries, List<String> keys) {
    AttentionMap map(int layer, String place, int head, double[][] weights) {
      return new AttentionMap(0, slot, layer, place, head, queries, keys, weights);
    }
  }

  private static void add(List<AttentionMap> maps, Axes axes, Map<String, Pairs> weights) {
    int layer = 0;
    for (Map.Entry<String, Pairs> place : weights.entrySet()) {
      PairLayout layout = place.getValue().layout();
      double[] values = place.getValue().values().data().toDoubles();
      for (int head = 0; head < layout.heads(); head++) {
        double[][] rows = new double[axes.queries().size()][];
        for (int query = 0; query < rows.length; query++) {
          int row = layout.row(0, head, query);
          rows[query] = Arrays.copyOfRange(values, row, row + axes.keys().size());
        }
        maps.add(axes.map(layer, place.getKey(), head, rows));
      }
      layer++;
    }
  }

  private static double[][] ofHead(List<double[][]> steps, int head) {
    return steps.stream().map(step -> step[head]).toArray(double[][]::new);
  }
}
