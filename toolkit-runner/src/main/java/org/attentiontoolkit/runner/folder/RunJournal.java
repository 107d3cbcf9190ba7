package org.attentiontoolkit.runner.folder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.runner.folder.RunFacts.KeptModel;
import org.attentiontoolkit.runner.folder.RunFacts.LaterEvaluation;
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

  /** Which model the run ends with. */
  public void kept(KeptModel model) {
    change(facts -> facts.withKept(model));
  }

  /** Which other models the parameters come from. */
  public void origin(Origin origin) {
    change(facts -> facts.withOrigin(origin));
  }

  /** Checksums of the files that predictions are made with, in place of earlier ones. */
  public void sha256(Map<String, String> sums) {
    change(facts -> facts.withSha256(sums));
  }

  /** The scores of a set, which has none so far. */
  public void scores(Evaluation evaluation) {
    change(facts -> facts.withScores(evaluation));
  }

  /** An evaluation made after the run had ended; the first one stays. */
  public void again(LaterEvaluation evaluation) {
    change(facts -> facts.withLater(evaluation));
  }

  /** Adds to the time a phase took. */
  public void phase(String name, Duration time) {
    change(facts -> facts.withPhase(name, time.toNanos() / 1e9));
  }

  /**
   * The record as it will be when the run ends now; a run that has ended stays as it is.
   *
   * @param status how
   * @param reason why, for a run that failed or was interrupted; else empty
   */
  public synchronized RunRecord ended(RunStatus status, String reason) {
    return record.outcome().status() == RunStatus.RUNNING
        ? with(new Outcome(status, reason, Optional.of(Instant.now())), record.facts())
        : record;
  }

  /**
   * The run ends.
   *
   * @param ended what {@link #ended} gave
   */
  public synchronized void end(RunRecord ended) {
    put(ended);
  }

  private synchronized void change(UnaryOperator<RunFacts> change) {
    put(with(record.outcome(), change.apply(record.facts())));
  }

  private RunRecord with(Outcome outcome, RunFacts facts) {
    return new RunRecord(record.experiment(), record.run(), record.start(), outcome, facts);
  }

  private void put(RunRecord next) {
    record = next;
    write();
  }

  private void write() {
    WholeFile.write(folder.record(), RecordJson.write(record));
  }
}
