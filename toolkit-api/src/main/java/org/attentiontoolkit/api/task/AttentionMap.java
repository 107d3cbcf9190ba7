package org.attentiontoolkit.api.task;

import java.util.List;
import java.util.Locale;

/**
 * What one head looked at in one example.
 *
 * @param example which example: its place among the predictions, from 0
 * @param slot what looked at what
 * @param layer in which layer of those that have an attention in this slot, from 0, the lowest
 *     first
 * @param place which attention of the model, such as {@code attention} or {@code
 *     layer.2.cross-attention}
 * @param head which head, from 0
 * @param queries T labels, such as the tokens that were predicted
 * @param keys S labels, such as the source's tokens
 * @param weights {@code [T][S]}, each row sums to one with most attentions
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record AttentionMap(
    int example,
    Slot slot,
    int layer,
    String place,
    int head,
    List<String> queries,
    List<String> keys,
    double[][] weights) {

  /** What looks at what. */
  public enum Slot {
    /** The source at itself: queries and keys are its tokens. */
    ENCODER("encoder self-attention"),
    /** What is written at what was written before: a key is the token that a position read. */
    DECODER("decoder self-attention"),
    /** What is written at the source. */
    CROSS("cross-attention");

    private final String words;

    Slot(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }

    /** In files and options: {@code encoder}, {@code decoder}, {@code cross}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Of the only attention on the source. */
  public AttentionMap(
      int example,
      String place,
      int head,
      List<String> queries,
      List<String> keys,
      double[][] weights) {
    this(example, Slot.CROSS, 0, place, head, queries, keys, weights);
  }

  /** The same as another example's. */
  public AttentionMap ofExample(int other) {
    return new AttentionMap(other, slot, layer, place, head, queries, keys, weights);
  }
}
