package org.attentiontoolkit.tasks.data;

import org.attentiontoolkit.tasks.store.ParallelExample;
import org.attentiontoolkit.tasks.store.SentencePair;
import org.attentiontoolkit.tensor.random.Draws;

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

  /** Whether training draws how a text is cut. */
  public boolean drawn() {
    return source.tokenizer().sampler().isPresent() || target.tokenizer().sampler().isPresent();
  }

  /**
   * A pair as token numbers, cut as it is drawn.
   *
   * @param key of the draws
   */
  public ParallelExample drawn(SentencePair pair, long key) {
    return new ParallelExample(
        source.encode(pair.source(), Draws.bits(key, 0)),
        target.encode(pair.target(), Draws.bits(key, 1)));
  }

  /** A pair as a reader sees it. */
  SentencePair surface(SentencePair pair) {
    return new SentencePair(
        source.tokenizer().surface(pair.source()),
        target.tokenizer().surface(pair.target()),
        pair.number());
  }
}
