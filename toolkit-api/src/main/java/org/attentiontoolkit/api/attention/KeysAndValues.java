package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.op.RowCache;

/**
 * A memory with its keys and values computed: what attentions of scores prepare. A value.
 *
 * @param keyCache holds the keys
 * @param valueCache holds the values
 */
public record KeysAndValues(RowCache keyCache, RowCache valueCache) implements Attention.Prepared {
  /**
   * Of a memory.
   *
   * @param keys {@code [N, A]}, what queries are compared with
   * @param values {@code [N, C]}, what contexts are made of
   */
  public static KeysAndValues of(Packed keys, Packed values) {
    return new KeysAndValues(RowCache.of(keys), RowCache.of(values));
  }

  /** These and more, which follow those of each of the memory's sequences. */
  public KeysAndValues append(Tape tape, Packed keys, Packed values) {
    return new KeysAndValues(keyCache.append(tape, keys), valueCache.append(tape, values));
  }

  /** Sequence {@code sequences[i]} for each i. */
  public KeysAndValues select(Tape tape, int[] sequences) {
    return new KeysAndValues(keyCache.select(tape, sequences), valueCache.select(tape, sequences));
  }

  /** {@code [N, A]}; there may be room between the rows of two sequences. */
  public Packed keys() {
    return keyCache.rows();
  }

  /** {@code [N, C]}, in the places of their keys. */
  public Packed values() {
    return valueCache.rows();
  }
}
