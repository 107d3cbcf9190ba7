package org.attentiontoolkit.runner.folder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.runner.folder.RunRecord.Outcome;
import org.attentiontoolkit.runner.folder.RunRecord.Start;
import org.attentiontoolkit.tensor.file.WholeFile;

/**
 * Keeps a run's record: each new fact is on disk when its method returns. Safe to use from several
 * threads, as when Ctrl-C ends a run.
 */
public final class RunJournal {
  private final RunFolder folder;
  private RunRecord record;

  private RunJournal(RunFolder folder, RunRecord record) {
    this.folder = folder;
    this.record = record;
  }

  /** Opens the record of a run that begins. */
  public static RunJournal begin(RunFolder folder, Start start) {
    RunRecord record =
        new RunRecord(folder.experiment(), folder.run(), start, Outcome.running(), RunFacts.none());
    RunJournal journal = new RunJournal(folder, record);
    journal.write();
    return journal;
  }

  /** Goes on with the record of a run made before, for example to add scores. */
  public static RunJournal reopen(RunFolder folder) {
    return new RunJournal(folder, folder.readRecord());
  }

  /** What is known so far. */
  public synchronized RunRecord record() {
    return record;
  }

  /** What computes, in the order to show it. */
  public void engine(Map<String, String> engine) {
    change(facts -> facts.withEngine(engine));
  }

  /** What the data are. */
  public void data(List<DataFact> data) {
    change(facts -> facts.withData(data));
  }

  /** How many numbers are learned. */
  public void parameters(long count) {
    change(facts -> facts.withParameters(count));
  }

  /** The scores of a split, in place of earlier ones of the same split. */
  public void scores(Evaluation evaluation) {
    change(facts -> facts.withScores(evaluation));
  }

  /** Adds to the time a phase took. */
  public void phase(String name, Duration time) {
    change(facts -> facts.withPhase(name, time.toNanos() / 1e9));
  }

  /**
   * The run ends. Only the first call counts.
   *
   * @param status how
   * @param reason why, for a run that failed or was interrupted; else empty
   */
  public synchronized void end(RunStatus status, String reason) {
    if (record.outcome().status() == RunStatus.RUNNING) {
      put(new Outcome(status, reason, Optional.of(Instant.now())), record.facts());
    }
  }

  private synchronized void change(UnaryOperator<RunFacts> change) {
    put(record.outcome(), change.apply(record.facts()));
  }

  private void put(Outcome outcome, RunFacts facts) {
    record = new RunRecord(record.experiment(), record.run(), record.start(), outcome, facts);
    write();
  }

  private void write() {
    WholeFile.write(folder.record(), RecordJson.write(record));
  }
}
