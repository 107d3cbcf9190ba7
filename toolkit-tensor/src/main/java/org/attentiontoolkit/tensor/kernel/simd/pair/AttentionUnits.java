package org.attentiontoolkit.tensor.kernel.simd.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.attentiontoolkit.tensor.kernel.AttentionForm;
import org.attentiontoolkit.tensor.kernel.AttentionRanges;
import org.attentiontoolkit.tensor.parallel.Workers;

/** Attention in units that do not depend on one another; neighbours share a part. */
final class AttentionUnits {
  /** Multiply-adds that are worth a part of their own: some 5 µs. */
  private static final long WORK_PER_PART = 60_000;

  private static final int MAX_PARTS = 64;

  /**
   * Queries {@code from} to {@code to} of one head of a sequence; or all queries of all heads that
   * look at one head of keys; or of all heads.
   */
  record Unit(int b, int head, int from, int to) {
    private static final int ALL_HEADS = -1;

    /** Whether all heads are in it. */
    boolean isWhole() {
      return head == ALL_HEADS;
    }
  }

  private final List<Unit> units = new ArrayList<>();
  private long work;

  /**
   * A unit for each head and each {@code band} queries of a sequence.
   *
   * @param whole sequences that are a unit each
   */
  AttentionUnits(AttentionForm form, int heads, int width, int band, IntPredicate whole) {
    AttentionRanges ranges = form.ranges();
    for (int b = 0; b < ranges.sequences(); b++) {
      if (whole.test(b)) {
        units.add(new Unit(b, Unit.ALL_HEADS, 0, ranges.queries(b)));
        work += (long) ranges.queries(b) * ranges.keys(b) * width * heads;
        continue;
      }
      for (int head = 0; head < heads; head++) {
        for (int from = 0; from < ranges.queries(b); from += Math.min(band, ranges.queries(b))) {
          int to = (int) Math.min(ranges.queries(b), (long) from + band);
          units.add(new Unit(b, head, from, to));
          work += (long) (to - from) * ranges.keys(b) * width;
        }
      }
    }
  }

  void run(Workers workers, Consumer<Unit> body) {
    int parts = (int) Math.min(units.size(), Math.clamp(work / WORK_PER_PART, 1, MAX_PARTS));
    workers.run(
        parts,
        part -> {
          int end = (int) ((part + 1L) * units.size() / parts);
          for (int u = (int) ((long) part * units.size() / parts); u < end; u++) {
            body.accept(units.get(u));
          }
        });
  }
}
