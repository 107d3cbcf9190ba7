package org.attentiontoolkit.runner.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Score;
import org.attentiontoolkit.api.task.Split;
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
    assertThat(RunFolder.open(folder.path()).readRecord().facts())
        .isEqualTo(
            new RunFacts(
                Map.of("kernels", "simd"),
                List.of(data),
                20_500_000_000L,
                List.of(),
                Map.of("train", 2.0)));
  }

  @Test
  void theFirstEndCounts() {
    RunJournal journal = RunJournal.begin(folder, start);
    journal.end(RunStatus.INTERRUPTED, "Ctrl-C");
    journal.end(RunStatus.FAILED, "and then something else");
    Outcome outcome = folder.readRecord().outcome();
    assertThat(outcome.status()).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(outcome.reason()).isEqualTo("Ctrl-C");
    assertThat(outcome.ended()).isPresent();
  }

  @Test
  void laterScoresOfASplitReplaceEarlierOnes() {
    RunJournal.begin(folder, start).scores(evaluation(Split.VALID, Double.NaN));
    RunJournal journal = RunJournal.reopen(folder);
    journal.scores(evaluation(Split.TEST, 95.5));
    journal.scores(evaluation(Split.VALID, 96.25));
    assertThat(folder.readRecord().facts().scores())
        .extracting(s -> s.split() + " " + s.score().value())
        .containsExactly("TEST 95.5", "VALID 96.25");
  }

  @Test
  void theRecordIsReadableText() throws IOException {
    RunJournal.begin(folder, start);
    assertThat(Files.readString(folder.record()))
        .startsWith("{\n  \"format\": 1,\n  \"experiment\": \"quickstart\",\n  \"run\": \"one\",\n")
        .contains("\"status\": \"running\"", "\"time\": \"2026-11-23T12:00:00.123Z\"")
        .contains("\"quick \\\"start\\\".conf\"");
  }

  private static Evaluation evaluation(Split split, double bleu) {
    Score score = new Score("bleu", bleu, "nrefs:1|tok:none", Score.Better.HIGHER);
    return new Evaluation(split, List.of(score), List.of(), List.of(), List.of());
  }
}
