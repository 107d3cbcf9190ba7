package org.attentiontoolkit.tasks.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.attentiontoolkit.tasks.store.ParallelExample;
import org.attentiontoolkit.tasks.store.SentencePair;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * The two languages of a corpus as a model sees them.
 *
 * @param copied how many words of a source that the target's vocabulary lacks can be copied: see
 *     {@link CopiedWords}
 */
public record Sides(TextSide source, TextSide target, int copied) {
  /** Sides between which nothing is copied. */
  public Sides(TextSide source, TextSide target) {
    this(source, target, 0);
  }

  private Optional<CopyingSides> copying() {
    return copied == 0
        ? Optional.empty()
        : Optional.of(new CopyingSides(source.vocabulary(), target.vocabulary(), copied));
  }

  /** How copied words are numbered, if they are. */
  public Optional<CopiedWords> copiedWords() {
    return copying().map(c -> CopiedWords.of(c.source(), c.target(), c.limit()));
  }

  /**
   * A pair as token numbers.
   *
   * @param hasTarget whether its translation is known
   */
  public ParallelExample example(SentencePair pair, boolean hasTarget) {
    List<String> from = source.tokens(pair.source());
    return hasTarget
        ? example(from, target.tokens(pair.target()))
        : new ParallelExample(sourceNumbers(from), new int[0]);
  }

  private ParallelExample example(List<String> from, List<String> to) {
    return copying()
        .map(c -> {
          List<String> words = c.words(from);
          return new ParallelExample(c.source(from, words), c.target(to, words));
        })
        .orElseGet(() -> new ParallelExample(source.numbers(from), target.numbers(to)));
  }

  /** A source as token numbers. */
  public int[] encode(String text) {
    return sourceNumbers(source.tokens(text));
  }

  private int[] sourceNumbers(List<String> tokens) {
    return copying()
        .map(c -> c.source(tokens, c.words(tokens)))
        .orElseGet(() -> source.numbers(tokens));
  }

  /** The words of a source's text that have numbers of their own, in their order. */
  public List<String> words(String text) {
    return copying().map(c -> c.words(source.tokens(text))).orElse(List.of());
  }

  /**
   * The numbers of tokens that outputs begin with.
   *
   * @param words of their source
   */
  public int[] prefix(List<String> tokens, List<String> words) {
    int[] ids = copying().map(c -> c.target(tokens, words)).orElseGet(() -> target.numbers(tokens));
    return Arrays.copyOf(ids, tokens.size());
  }

  /**
   * The text of an output up to its end.
   *
   * @param words of its source
   * @param unknown what to write for an unknown token, by its place in the output
   */
  public String decode(int[] output, List<String> words, IntFunction<String> unknown) {
    return target.tokenizer().detokenise(target.vocabulary().text(output, words, unknown));
  }

  /** The tokens of a source for a reader, its end included. */
  public List<String> sourceLabels(int[] read, List<String> words) {
    Vocabulary own = source.vocabulary();
    return copying()
        .map(c -> c.sourceLabels(read, words))
        .orElseGet(() -> Arrays.stream(read).mapToObj(own::token).toList());
  }

  /** The tokens of an output for a reader, its end included. */
  public List<String> targetLabels(int[] output, List<String> words) {
    return Arrays.stream(output).mapToObj(id -> targetLabel(id, words)).toList();
  }

  /** A token of an output for a reader; a number that no word of its source has is unknown. */
  public String targetLabel(int id, List<String> words) {
    int copied = id - target.vocabulary().size();
    if (copied < 0) {
      return target.vocabulary().token(id);
    }
    return copied < words.size() ? words.get(copied) : Vocabulary.UNKNOWN_TOKEN;
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
    return example(
        source.tokens(pair.source(), Draws.bits(key, 0)),
        target.tokens(pair.target(), Draws.bits(key, 1)));
  }

  /** A pair as a reader sees it; a source that words are copied from stays as it is cut. */
  SentencePair surface(SentencePair pair) {
    return new SentencePair(
        copied == 0 ? source.tokenizer().surface(pair.source()) : pair.source(),
        target.tokenizer().surface(pair.target()),
        pair.number());
  }
}
