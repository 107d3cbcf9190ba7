package org.attentiontoolkit.runner.folder;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.runner.folder.RunFacts.KeptModel;
import org.attentiontoolkit.runner.folder.RunFacts.LaterEvaluation;
import org.attentiontoolkit.runner.folder.RunRecord.Outcome;
import org.attentiontoolkit.runner.folder.RunRecord.Start;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunJournalTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

  @TempDir private Path runs;
  private RunFolder folder;
  private Start start;

  @BeforeEach
  void createFolder() {
    folder = RunFolder.create(runs, "quickstart", Optional.of("one"));
    start =
        new Start(
            NOON,
            "0.1.0",
            List.of("run", "quick \"start\".conf"),
            Optional.of(new GitRevision("89ea1e6".repeat(6).substring(0, 40), true)),
            Optional.of(new GitRevision("1ab20ac".repeat(6).substring(0, 40), false)),
            List.of(
                new PluginRecord(
                    "cosine", "1.0", "plugins/cosine.jar", false, Map.of("cosine.jar", "ab12"))),
            Machine.here(),
            Map.of("run", Long.MIN_VALUE));
  }

  @Test
  void everyFactIsOnDiskAtOnce() {
    RunJournal journal = RunJournal.begin(folder, start);
    assertThat(folder.readRecord())
        .isEqualTo(new RunRecord("quickstart", "one", start, Outcome.running(), RunFacts.none()));

    DataFact data = new DataFact("train.source", Map.of("sha256", "ab12", "path", "ä/ \t.txt"));
    journal.engine(Map.of("kernels", "simd"));
    journal.data(List.of(data));
    journal.parameters(20_500_000_000L);
    journal.phase("train", Duration.ofMillis(1500));
    journal.phase("train", Duration.ofMillis(500));
    KeptModel kept = new KeptModel(240, 8, "best bleu on valid");
    journal.kept(kept);
    journal.sha256(Map.of("task/source.vocab", "cd34"));
    Origin origin =
        new Origin.Mean("quickstart/zero", "/runs/zero", List.of(new Origin.Model(120, "ef56")));
    journal.origin(origin);
    assertThat(RunFolder.open(folder.path()).readRecord().facts())
        .isEqualTo(
            new RunFacts(
                Map.of("kernels", "simd"),
                List.of(data),
                20_500_000_000L,
                Optional.of(kept),
                List.of(),
                List.of(),
                Map.of("task/source.vocab", "cd34"),
                Map.of("train", 2.0),
                Optional.of(origin)));
  }

  @Test
  void theFirstEndCounts() {
    RunJournal journal = RunJournal.begin(folder, start);
    journal.end(journal.ended(RunStatus.INTERRUPTED, "Ctrl-C"));
    journal.end(journal.ended(RunStatus.FAILED, "and then something else"));
    Outcome outcome = folder.readRecord().outcome();
    assertThat(outcome.status()).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(outcome.reason()).isEqualTo("Ctrl-C");
    assertThat(outcome.ended()).isPresent();
  }

  @Test
  void laterEvaluationsStandBesideTheFirst() {
    RunJournal.begin(folder, start).scores(evaluation(EvaluationSet.VALID, Double.NaN));
    RunJournal journal = RunJournal.reopen(folder);
    journal.scores(evaluation(EvaluationSet.TEST, 95.5));
    LaterEvaluation later =
        new LaterEvaluation(
            "2026-11-24",
            EvaluationSet.TEST,
            evaluation(EvaluationSet.TEST, 12).scores(),
            List.of("test.source"),
            EvaluatedWith.NOTHING);
    LaterEvaluation otherwise =
        new LaterEvaluation(
            "2026-11-25",
            EvaluationSet.TEST,
            evaluation(EvaluationSet.TEST, 13).scores(),
            List.of(),
            new EvaluatedWith(
                Map.of("task.decoding.search.type", "beam"),
                List.of(new EvaluatedWith.Other("/runs/two", "ab12")),
                "log-linear"));
    journal.again(later);
    journal.again(otherwise);
    RunFacts facts = folder.readRecord().facts();
    assertThat(facts.scores())
        .extracting(s -> s.set() + " " + s.score().value())
        .containsExactly("valid NaN", "test 95.5");
    assertThat(facts.scoresOf(EvaluationSet.TEST))
        .isEqualTo(evaluation(EvaluationSet.TEST, 95.5).scores());
    assertThat(facts.again()).containsExactly(later, otherwise);
  }

  /** As version 0.1.0 of November 2026 wrote it. */
  @Test
  void aRecordOfBeforeIsRead() throws IOException {
    RunJournal.begin(folder, start);
    String text = Files.readString(folder.record());
    for (String key : List.of("toolkit-git", "plugins", "again", "sha256")) {
      text = without(text, key);
    }
    Files.writeString(folder.record(), text);
    RunRecord record = folder.readRecord();
    assertThat(record.start().toolkitGit()).isEmpty();
    assertThat(record.start().plugins()).isEmpty();
    assertThat(record.facts()).isEqualTo(RunFacts.none());
  }

  private static String without(String record, String key) {
    JsonObject json = JsonParser.parseString(record).getAsJsonObject();
    json.remove(key);
    json.getAsJsonObject("start").remove(key);
    return json.toString();
  }

  @Test
  void theRecordIsReadableText() throws IOException {
    RunJournal.begin(folder, start);
    assertThat(Files.readString(folder.record()))
        .startsWith("{\n  \"format\": 2,\n  \"experiment\": \"quickstart\",\n  \"run\": \"one\",\n")
        .contains("\"status\": \"running\"", "\"time\": \"2026-11-23T12:00:00.123Z\"")
        .contains("\"quick \\\"start\\\".conf\"");
  }

  private static Evaluation evaluation(String set, double bleu) {
    MetricScore score =
        new MetricScore("bleu", bleu, "nrefs:1|tok:none", MetricScore.Better.HIGHER);
    return new Evaluation(set, List.of(score), List.of(), List.of(), List.of());
  }
}
