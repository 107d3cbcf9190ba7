package org.attentiontoolkit.runner.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.statistics.ConfidenceInterval;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.Breakdown;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Note;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.runner.folder.GitRevision;
import org.attentiontoolkit.runner.folder.Machine;
import org.attentiontoolkit.runner.folder.Measurement;
import org.attentiontoolkit.runner.folder.PluginRecord;
import org.attentiontoolkit.runner.folder.RunFacts;
import org.attentiontoolkit.runner.folder.RunFacts.KeptModel;
import org.attentiontoolkit.runner.folder.RunFacts.SetScore;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.runner.folder.RunStatus;
import org.attentiontoolkit.runner.report.data.ReportData;

/** A run as it could have been. */
final class Example {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Example() {}

  static ReportData data() {
    List<MetricScore> scores =
        List.of(
            new MetricScore(
                "bleu",
                97.4132,
                "nrefs:1|case:mixed|eff:no|tok:none|smooth:exp|version:2.5.1",
                MetricScore.Better.HIGHER,
                interval(96.7, 98.1)),
            new MetricScore(
                "sequence-accuracy",
                93.1,
                "percent of exact outputs",
                MetricScore.Better.HIGHER,
                interval(91.5, 94.6)),
            new MetricScore("loss", 0.04621, "nats per token", MetricScore.Better.LOWER),
            new MetricScore("perplexity", 1.0473, "e^loss per token", MetricScore.Better.LOWER),
            new MetricScore(
                "token-accuracy", 99.1, "percent of next tokens", MetricScore.Better.HIGHER));
    return new ReportData(
        record(scores, RunStatus.FINISHED, ""),
        metrics(),
        List.of(evaluation(scores)),
        "experiment {\n  name = quickstart\n}\nmodel.attention { type = additive, width = 256 }\n");
  }

  private static Optional<ConfidenceInterval> interval(double low, double high) {
    return Optional.of(new ConfidenceInterval(low, high));
  }

  static RunRecord record(List<MetricScore> scores, RunStatus status, String reason) {
    Machine machine =
        new Machine(
            "pc-7", "Linux 6.1 amd64", "AMD EPYC 9B45", 2, 8L << 30, 2L << 30, "OpenJDK 25");
    Map<String, String> engine = new LinkedHashMap<>();
    engine.put("kernels", "simd (auto: the CPU has 512-bit vectors)");
    engine.put("OpenBLAS", "0.3.31, Cooperlake");
    engine.put("threads", "2");
    Map<String, String> source = new LinkedHashMap<>();
    source.put("path", "data/train.de");
    source.put("examples", "20000");
    source.put("sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("prepare data", 1.25);
    seconds.put("train", 61.5);
    return new RunRecord(
        "quickstart",
        "2026-11-23T12-00-00-bcd2",
        new RunRecord.Start(
            NOON,
            "0.1.0",
            List.of("run", "configs/translation/quickstart.conf"),
            Optional.of(new GitRevision("89ea1e6".repeat(6).substring(0, 40), true)),
            Optional.of(new GitRevision("1ab20ac".repeat(6).substring(0, 40), false)),
            List.of(
                new PluginRecord(
                    "cosine", "1.2", "plugins/cosine.jar", false, Map.of("cosine.jar", "ab12"))),
            machine,
            Map.of("run", 1L)),
        new RunRecord.Outcome(status, reason, Optional.of(NOON.plusSeconds(75))),
        new RunFacts(
            engine,
            List.of(new DataFact("train.source", source)),
            1_234_567,
            Optional.of(new KeptModel(4500, 9, "best bleu on valid")),
            Stream.of(EvaluationSet.VALID, EvaluationSet.TEST)
                .flatMap(set -> scores.stream().map(s -> new SetScore(set, s)))
                .toList(),
            List.of(),
            Map.of(),
            seconds,
            Optional.empty()));
  }

  static List<Measurement> metrics() {
    List<Measurement> all = new ArrayList<>();
    for (int step = 50; step <= 5000; step += 50) {
      Map<String, Double> values = new LinkedHashMap<>();
      double loss = 5 * Math.exp(-step / 700.0) + 0.06 + 0.15 * Math.sin(step) / (1 + step / 300.0);
      values.put("train.loss", loss);
      values.put("train.perplexity", Math.exp(loss));
      values.put("train.objective", loss + 0.4);
      values.put("train.learning-rate", 1e-3 * Math.min(step / 500.0, (5200 - step) / 4700.0));
      values.put(
          "train.gradient-norm", step == 300 ? Double.NaN : 0.4 + 3 * Math.exp(-step / 900.0));
      if (step % 500 == 0) {
        values.put("valid.loss", 5 * Math.exp(-step / 650.0) + 0.1);
        values.put("valid.bleu", 98 * (1 - Math.exp(-step / 900.0)));
      }
      all.add(new Measurement(step, values));
    }
    all.add(new Measurement(4500, Map.of("test.loss", 0.11)));
    return all;
  }

  static Evaluation evaluation(List<MetricScore> scores) {
    List<String> source =
        List.of("the", "twenty-third", "of", "november", "two", "thousand", "twenty-six", "</s>");
    List<String> target =
        List.of("dreiundzwanzigster", "november", "zwei", "tausend", "sechsundzwanzig", "</s>");
    return new Evaluation(
        EvaluationSet.TEST,
        scores,
        List.of(
            new Prediction(
                "the twenty-third of november two thousand twenty-six",
                "dreiundzwanzigster november zweitausendsechsundzwanzig",
                "dreiundzwanzigster november zwei tausend sechsundzwanzig",
                List.of("much-longer"),
                Map.of("bleu", 30.2)),
            new Prediction(
                "four hundred and two",
                "vierhundertzwei",
                "vierhundertzwei",
                List.of("unknown-source"),
                Map.of("bleu", 100.0)),
            new Prediction("eleven", "elf", "zwölf", List.of(), Map.of("bleu", 0.0))),
        List.of(map(0, 0, target, source), map(0, 1, target, source), square(2, 40)),
        List.of(
            new Breakdown(
                "bleu",
                "source length",
                List.of(
                    new Breakdown.Group("1–5", 431, 99.2, interval(98.8, 99.5)),
                    new Breakdown.Group("6–10", 388, 97.9, interval(97.2, 98.6)),
                    new Breakdown.Group("11–20", 150, 93.4, interval(90, 95.2)),
                    new Breakdown.Group("21 and more", 29, 80.05, interval(70, 88))))),
        List.of(
            new Note("much-longer", "More than half as long again."),
            new Note("unknown-source", "Unknown words.")),
        Map.of());
  }

  /** Weights around a diagonal; rows sum to one. */
  static AttentionMap map(int example, int head, List<String> queries, List<String> keys) {
    double[][] weights = new double[queries.size()][keys.size()];
    for (int i = 0; i < weights.length; i++) {
      double sum = 0;
      for (int j = 0; j < keys.size(); j++) {
        double away = j - (i + head) * keys.size() / (double) queries.size();
        weights[i][j] = Math.exp(-away * away);
        sum += weights[i][j];
      }
      for (int j = 0; j < keys.size(); j++) {
        weights[i][j] /= sum;
      }
    }
    return new AttentionMap(example, "attention", head, queries, keys, weights);
  }

  static AttentionMap square(int example, int size) {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      tokens.add("token" + i);
    }
    return map(example, 0, tokens, tokens);
  }
}
