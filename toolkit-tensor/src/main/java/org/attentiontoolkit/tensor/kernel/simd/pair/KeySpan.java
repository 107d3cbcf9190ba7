package org.attentiontoolkit.tensor.kernel.simd.pair;

import org.attentiontoolkit.tensor.kernel.AttentionRanges;

/**
 * The keys that some queries of a sequence see: the first {@code leading} ones, then those from
 * {@code first} to {@code end}. Scores have a column for each of them, one after another. Both
 * parts begin at multiples of a step, so that products are always cut in the same places.
 *
 * @param leading how many keys from the first on
 * @param first the first key of the other part, not below {@code leading}
 * @param end the key after its last
 */
record KeySpan(int leading, int first, int end) {
  /** Of queries {@code from} to {@code to} of sequence b. */
  static KeySpan of(AttentionRanges ranges, int b, int from, int to, int step) {
    int leading = 0;
    int first = ranges.keys(b);
    int end = 0;
    for (int i = from; i < to; i++) {
      leading = Math.max(leading, ranges.leadingKeys(b, i));
      if (ranges.firstKey(b, i) < ranges.endKey(b, i)) {
        first = Math.min(first, ranges.firstKey(b, i));
        end = Math.max(end, ranges.endKey(b, i));
      }
    }
    int start = Math.min(first, end) / step * step;
    int leadingEnd = (leading + step - 1) / step * step;
    if (leading == 0) {
      return new KeySpan(0, start, end);
    }
    return leadingEnd < start
        ? new KeySpan(leadingEnd, start, end)
        : new KeySpan(0, 0, Math.max(leading, end));
  }

  /** How many columns. */
  int columns() {
    return leading + end - first;
  }

  /** The column of a key; of one between the parts, where it would be inserted. */
  int column(int key) {
    return key < leading ? key : leading + Math.max(key, first) - first;
  }

  /** The key of a column. */
  int key(int column) {
    return column < leading ? column : first + column - leading;
  }
}
