package org.attentiontoolkit.runner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.AttentionMap.Slot;
import org.attentiontoolkit.api.task.DecodingTrace;
import org.attentiontoolkit.api.task.DecodingTrace.Choice;
import org.attentiontoolkit.api.task.DecodingTrace.Kept;
import org.attentiontoolkit.api.task.DecodingTrace.Step;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.HeadSummary;
import org.attentiontoolkit.api.task.Looks;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.report.data.ReportData;

/** What a Transformer of two layers with two heads could have looked at, found by a beam of two. */
final class LookExample {
  static final List<String> READ = List.of("the", "red", "house", "</s>");
  static final List<String> WRITTEN = List.of("das", "rote", "</s>");
  static final List<String> BEFORE = List.of("<s>", "das", "rote");

  private LookExample() {}

  static ReportData data() {
    Evaluation evaluation =
        new Evaluation(
            EvaluationSet.TEST,
            List.of(),
            List.of(
                new Prediction("the red house", "das rote Haus", "das rote"),
                new Prediction("the house", "das Haus", "das Haus")),
            new Looks(maps(), heads(), List.of(trace())),
            List.of(),
            List.of(),
            Map.of());
    return new ReportData(
        Example.record(List.of(), RunStatus.FINISHED, ""), List.of(), List.of(evaluation), "");
  }

  static List<AttentionMap> maps() {
    List<AttentionMap> maps = new ArrayList<>();
    for (int layer = 0; layer < 2; layer++) {
      for (int head = 0; head < 2; head++) {
        maps.add(map(Slot.ENCODER, layer, head, READ, READ));
        maps.add(map(Slot.DECODER, layer, head, WRITTEN, BEFORE));
        maps.add(map(Slot.CROSS, layer, head, WRITTEN, READ));
      }
    }
    return maps;
  }

  /** Of no two heads the same: {@link #weight}, and nothing of what a decoder may not see. */
  private static AttentionMap map(
      Slot slot, int layer, int head, List<String> queries, List<String> keys) {
    double[][] weights = new double[queries.size()][keys.size()];
    for (int query = 0; query < weights.length; query++) {
      int seen = slot == Slot.DECODER ? query + 1 : keys.size();
      for (int key = 0; key < seen; key++) {
        weights[query][key] = weight(layer, head, query, key, seen);
      }
    }
    String place = "layer.%d.%s".formatted(layer, slot.key());
    return new AttentionMap(0, slot, layer, place, head, queries, keys, weights);
  }

  /** Rows sum to one: most to one key, by layer and head, the rest to all alike. */
  static double weight(int layer, int head, int query, int key, int seen) {
    double most = 0.3 + 0.2 * layer + 0.1 * head;
    return (key == (query + head) % seen ? most : 0) + (1 - most) / seen;
  }

  private static List<HeadSummary> heads() {
    List<HeadSummary> heads = new ArrayList<>();
    for (Slot slot : Slot.values()) {
      for (int head = 0; head < 4; head++) {
        heads.add(new HeadSummary(slot, head / 2, head % 2, 0.5 * head, 1 - 0.2 * head, 1234));
      }
    }
    return heads;
  }

  /**
   * In the first step two are kept; in the second the first has two that follow and the other dies;
   * in the third the better one ends, and the other is left.
   */
  private static DecodingTrace trace() {
    return new DecodingTrace(
        0,
        List.of(
            new Step("das", 0.75, List.of(new Choice("das", 0.75), new Choice("die", 0.2))),
            new Step("rote", 0.4, List.of(new Choice("Haus", 0.5), new Choice("rote", 0.4))),
            new Step("</s>", 0.03, List.of(new Choice("Haus", 0.9), new Choice("Hut", 0.04)))),
        List.of(
            List.of(
                new Kept(0, "das", -0.288, false, true), new Kept(0, "die", -1.61, false, false)),
            List.of(
                new Kept(0, "Haus", -0.98, false, false), new Kept(0, "rote", -1.2, false, true)),
            List.of(
                new Kept(0, "Hut", -1.5, false, false), new Kept(1, "</s>", -4.71, true, true))));
  }
}
