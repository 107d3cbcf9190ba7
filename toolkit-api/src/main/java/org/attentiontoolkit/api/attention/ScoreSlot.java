package org.attentiontoolkit.api.attention;

/**
 * What a score compares.
 *
 * @param queryWidth Q, width of a query (of one head's part of it, where there are heads)
 * @param keyWidth K, width of a key (the same)
 * @param coverage whether it also gets what was looked at before: {@link CoverageScore}
 */
public record ScoreSlot(int queryWidth, int keyWidth, boolean coverage) {
  /** For a score that gets queries and keys alone. */
  public ScoreSlot(int queryWidth, int keyWidth) {
    this(queryWidth, keyWidth, false);
  }
}
