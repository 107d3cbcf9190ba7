package org.attentiontoolkit.tasks.training;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tasks.search.Sampler;
import org.attentiontoolkit.tasks.search.Steps;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.op.TopTokens;
import org.attentiontoolkit.tensor.random.Draws;

/** The tokens of a batch of which some are replaced by what a model would have written. */
final class ReplacedTokens {
  private static final int COIN = 0;
  private static final int TOKEN = 1;

  private final Tokens right;
  private final ScheduledSampling.Estimate estimate;
  private final int[] ids;

  /** Of each row, for its draws. */
  private final long[] keys;

  /** Which rows are replaced. */
  private final boolean[] replaced;

  /** Of each sequence, the row of its last replacement; its first row when it has none. */
  private final int[] last;

  /**
   * Draws which are replaced: never the first token of a sequence.
   *
   * @param key of all draws
   * @param truth with which probability a token stays
   */
  ReplacedTokens(Tokens right, long key, double truth, ScheduledSampling.Estimate estimate) {
    this.right = right;
    this.estimate = estimate;
    this.ids = right.ids().clone();
    this.keys = right.segments().places().keys(key);
    this.replaced = new boolean[ids.length];
    Segments segments = right.segments();
    this.last = new int[segments.count()];
    for (int b = 0; b < last.length; b++) {
      last[b] = segments.start(b);
      for (int row = segments.start(b) + 1; row < segments.end(b); row++) {
        replaced[row] = Draws.uniform(keys[row], COIN) >= truth;
        last[b] = replaced[row] ? row : last[b];
      }
    }
  }

  /** Whether all stay. */
  boolean none() {
    return IntStream.range(0, replaced.length).noneMatch(row -> replaced[row]);
  }

  /** Where a walk through all sequences at once is: a state, and the position of its rows. */
  private record Front(DecoderState state, int position) {}

  /** Each is found from those before it, replaced or not; no sequence goes on after its last. */
  Tokens byStep(Tape tape, NextTokens model) {
    DecoderState begin = model.begin();
    Front first = new Front(going(tape, begin, 0), 0);
    Steps.run(
        tape,
        Stop.NEVER,
        first,
        front -> front.state().rows() > 0,
        front -> step(tape, model, front));
    return new Tokens(ids, right.types(), right.segments());
  }

  private Front step(Tape tape, NextTokens model, Front from) {
    int[] rows = rows(from.state().sources(), from.position());
    int[] tokens = Arrays.stream(rows).map(row -> ids[row]).toArray();
    NextTokens.Step step = model.step(tape, from.state(), tokens);
    put(tape, step.logits(), rows);
    int next = from.position() + 1;
    return new Front(going(tape, step.state(), next), next);
  }

  /** The rows of a state whose sequences have a replacement after a position. */
  private DecoderState going(Tape tape, DecoderState state, int position) {
    int[] sources = state.sources();
    IntPredicate goes = i -> right.segments().start(sources[i]) + position < last[sources[i]];
    int[] going = IntStream.range(0, sources.length).filter(goes).toArray();
    return going.length == sources.length ? state : state.select(tape, going);
  }

  private int[] rows(int[] sources, int position) {
    return Arrays.stream(sources).map(b -> right.segments().start(b) + position).toArray();
  }

  /**
   * All are found from the right ones.
   *
   * @param logits {@code [N, V]}
   */
  Tokens atOnce(Tape tape, Tensor logits) {
    put(tape, logits, IntStream.range(0, ids.length).toArray());
    return new Tokens(ids, right.types(), right.segments());
  }

  /**
   * Replaces the tokens after some rows.
   *
   * @param logits of what comes after each of them
   */
  private void put(Tape tape, Tensor logits, int[] rows) {
    int[] estimates = estimates(tape, logits, rows);
    for (int i = 0; i < rows.length; i++) {
      int next = rows[i] + 1;
      if (next < replaced.length && replaced[next]) {
        ids[next] = estimates[i];
      }
    }
  }

  private int[] estimates(Tape tape, Tensor logits, int[] rows) {
    if (estimate == ScheduledSampling.Estimate.BEST) {
      return TopTokens.of(tape, logits, 1).ids()[0];
    }
    DenseArray logProbabilities = tape.scratch(logits.shape());
    tape.kernels().softmaxes().logSoftmax(logits.data(), logProbabilities);
    int[] drawn = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int next = rows[i] + 1;
      if (next < replaced.length && replaced[next]) {
        double[] row = logProbabilities.rowRange(i, i + 1).toDoubles();
        drawn[i] = Sampler.OF_ALL.draw(row, Draws.uniform(keys[next], TOKEN));
      }
    }
    return drawn;
  }
}
