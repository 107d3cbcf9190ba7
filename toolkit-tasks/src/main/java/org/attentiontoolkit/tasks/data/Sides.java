package org.attentiontoolkit.tasks.data;

import org.attentiontoolkit.tasks.store.ParallelExample;
import org.attentiontoolkit.tasks.store.SentencePair;

/** The two languages of a corpus as a model sees them. */
public record Sides(TextSide source, TextSide target) {
  /**
   * A pair as token numbers.
   *
   * @param hasTarget whether its translation is known
   */
  ParallelExample example(SentencePair pair, boolean hasTarget) {
    return new ParallelExample(
        source.encode(pair.source()), hasTarget ? target.encode(pair.target()) : new int[0]);
  }

  /** A pair as a reader sees it. */
  SentencePair surface(SentencePair pair) {
    return new SentencePair(
        source.tokenizer().surface(pair.source()),
        target.tokenizer().surface(pair.target()),
        pair.number());
  }
}
