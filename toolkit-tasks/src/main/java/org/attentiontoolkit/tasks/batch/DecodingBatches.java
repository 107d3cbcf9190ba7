package org.attentiontoolkit.tasks.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of some lines are decoded together: those of similar length, and fewer where they are long,
 * since a step is kept in memory for each token.
 */
public final class DecodingBatches {
  private static final int USUAL_TOKENS = 64;

  private DecodingBatches() {}

  /**
   * The places of the members of each batch, shorter ones first.
   *
   * @param lengths in tokens
   * @param most how many go together, unless they are long
   */
  public static List<int[]> of(int[] lengths, int most) {
    int[] order =
        IntStream.range(0, lengths.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> lengths[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<int[]> batches = new ArrayList<>();
    int end = 0;
    while (end < order.length) {
      int start = end;
      end++;
      while (end < order.length
          && end - start < most
          && (long) (end - start) * lengths[order[end]] < (long) most * USUAL_TOKENS) {
        end++;
      }
      batches.add(Arrays.copyOfRange(order, start, end));
    }
    return batches;
  }
}
