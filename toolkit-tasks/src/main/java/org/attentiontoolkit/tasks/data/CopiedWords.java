package org.attentiontoolkit.tasks.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.attentiontoolkit.tasks.text.Vocabulary;

/**
 * Numbers of words that a vocabulary lacks but a source has: See, Liu and Manning, "Get to the
 * point", ACL 2017, section 2.2, the extended vocabulary.
 *
 * <p>In a target, number V + k is the k-th different word of its own source that the target's
 * vocabulary lacks. In a source, a token that the source's vocabulary lacks is S + t, where S is
 * that vocabulary's size and t the number that it has in the target.
 */
public final class CopiedWords {
  /** Of a source position that can't be copied. */
  private static final int NONE = -1;

  private final int[] targetOf;
  private final int target;
  private final int limit;

  private CopiedWords(int[] targetOf, int target, int limit) {
    this.targetOf = targetOf;
    this.target = target;
    this.limit = limit;
  }

  /**
   * Between two vocabularies.
   *
   * @param limit how many words of a source that the target's vocabulary lacks have a number
   */
  static CopiedWords of(Vocabulary source, Vocabulary target, int limit) {
    int[] targetOf = new int[source.size()];
    for (int id = 0; id < targetOf.length; id++) {
      int same = target.id(source.token(id));
      targetOf[id] = same == Vocabulary.UNKNOWN ? NONE : same;
    }
    return new CopiedWords(targetOf, target.size(), limit);
  }

  /** Between vocabularies of which only the sizes are known. */
  public static CopiedWords ofSizes(int source, int target, int limit) {
    int[] targetOf = new int[source];
    Arrays.fill(targetOf, NONE);
    return new CopiedWords(targetOf, target, limit);
  }

  /** How many tokens the source's vocabulary has. */
  public int sources() {
    return targetOf.length;
  }

  /** How many tokens the target's vocabulary has: V. */
  public int targets() {
    return target;
  }

  /** Tokens of sources as an encoder reads them. */
  public int[] read(int[] source) {
    return listed(source, targetOf.length);
  }

  /** Tokens of targets as a decoder reads them. */
  public int[] written(int[] targetTokens) {
    return listed(targetTokens, target);
  }

  private static int[] listed(int[] tokens, int size) {
    return Arrays.stream(tokens).map(id -> id < size ? id : Vocabulary.UNKNOWN).toArray();
  }

  /**
   * For each token of one source, which number it has when it is copied; below 0 for one that has
   * none.
   */
  public int[] copies(int[] source) {
    int[] copies = new int[source.length];
    Map<Integer, Integer> numbered = new HashMap<>();
    int next = 0;
    for (int i = 0; i < source.length; i++) {
      int id = source[i];
      if (id >= targetOf.length) {
        copies[i] = id - targetOf.length;
        next = Math.max(next, copies[i] - target + 1);
      } else if (id == Vocabulary.END) {
        copies[i] = Vocabulary.END;
      } else if (id == Vocabulary.UNKNOWN || id == Vocabulary.START) {
        copies[i] = NONE;
      } else if (targetOf[id] != NONE) {
        copies[i] = targetOf[id];
      } else {
        if (!numbered.containsKey(id)) {
          numbered.put(id, next < limit ? target + next++ : NONE);
        }
        copies[i] = numbered.get(id);
      }
    }
    return copies;
  }
}
