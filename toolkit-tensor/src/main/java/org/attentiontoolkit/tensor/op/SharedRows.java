package org.attentiontoolkit.tensor.op;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.Places;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;

/**
 * Rows {@code [N, D]} of which many are equal, such as the embeddings of a batch's tokens: U
 * different rows, and which of them stands where. A linear map is computed once for each different
 * row, forward and backward: half of a batch's tokens and more are words that it has already.
 */
public final class SharedRows {
  private final Tensor different;
  private final int[] index;

  private SharedRows(Tensor different, int[] index) {
    this.different = different;
    this.index = index;
  }

  /** Rows that have nothing in common. */
  public static SharedRows of(Tensor rows) {
    return new SharedRows(rows, IntStream.range(0, rows.rows()).toArray());
  }

  /**
   * The embeddings of tokens.
   *
   * @param table {@code [V, D]}
   * @param ids N numbers below V
   */
  public static SharedRows lookup(Tape tape, Tensor table, int[] ids) {
    Map<Integer, Integer> places = new HashMap<>();
    int[] distinct = new int[ids.length];
    int[] index = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      int next = places.size();
      Integer known = places.putIfAbsent(ids[i], next);
      index[i] = known == null ? next : known;
      distinct[index[i]] = ids[i];
    }
    int[] used = Arrays.copyOf(distinct, places.size());
    return new SharedRows(Embedding.lookup(tape, table, used), index);
  }

  /** N, how many rows there are. */
  public int count() {
    return index.length;
  }

  /** D, the length of a row. */
  public int columns() {
    return different.columns();
  }

  /** Row {@code rows[i]} of these for each i. */
  public SharedRows select(int[] rows) {
    return new SharedRows(different, Arrays.stream(rows).map(row -> index[row]).toArray());
  }

  /** Dropout of each row by itself, after which no two are equal: see {@link Dropout#apply}. */
  public SharedRows dropout(Tape tape, double probability, Places places, String purpose) {
    return Dropout.drops(tape, probability)
        ? of(Dropout.apply(tape, expand(tape), probability, places, purpose))
        : this;
  }

  /**
   * {@code x weightᵀ + bias} of each row: see {@link Linear#apply(Tape, Tensor, Tensor, Tensor)}.
   */
  public SharedRows linear(Tape tape, Tensor weight, Tensor bias) {
    return index.length == different.rows()
        ? of(Linear.apply(tape, expand(tape), weight, bias))
        : new SharedRows(Linear.apply(tape, different, weight, bias), index);
  }

  /** All rows, {@code [N, D]}. */
  public Tensor expand(Tape tape) {
    boolean asTheyStand =
        index.length == different.rows()
            && IntStream.range(0, index.length).allMatch(i -> index[i] == i);
    return asTheyStand ? different : Layout.gatherRows(tape, different, index);
  }
}
