package org.attentiontoolkit.tensor.op;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
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
    return new SharedRows(TableLookup.lookup(tape, table, used), index);
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

  /**
   * Dropout of each row by itself, after which no two are equal: see {@link RandomDropout#apply}.
   */
  public SharedRows dropout(Tape tape, double probability, Places places, String purpose) {
    return RandomDropout.drops(tape, probability)
        ? of(RandomDropout.apply(tape, expand(tape), probability, places, purpose))
        : this;
  }

  /**
   * {@code x weightᵀ + bias} of each row: see {@link Affine#apply(Tape, Tensor, Tensor, Tensor)}.
   */
  public SharedRows linear(Tape tape, Tensor weight, Tensor bias) {
    return map(tape, rows -> Affine.apply(tape, rows, weight, bias));
  }

  /** What a function that takes each row by itself makes of the rows: once of equal ones. */
  public SharedRows map(Tape tape, UnaryOperator<Tensor> function) {
    return index.length == different.rows()
        ? of(function.apply(expand(tape)))
        : new SharedRows(function.apply(different), index);
  }

  /** All rows, {@code [N, D]}. */
  public Tensor expand(Tape tape) {
    boolean asTheyStand =
        index.length == different.rows()
            && IntStream.range(0, index.length).allMatch(i -> index[i] == i);
    return asTheyStand ? different : Layout.gatherRows(tape, different, index);
  }
}
