package org.attentiontoolkit.tasks.translation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tasks.store.ParallelExample;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tensor.Segments;

/**
 * Sentence pairs that are computed together.
 *
 * @param source B sources, each ended by {@code </s>}
 * @param inputs B targets, each begun by {@code <s>} and without {@code </s>}
 * @param outputs {@code [N]}, the token to predict at each of the inputs
 * @param parts which the loss has
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record TranslationBatch(Tokens source, Tokens inputs, int[] outputs, LearnedParts parts)
    implements Batch {

  /** The part of the loss that every model has, over the outputs. */
  static final String LOSS = "cross-entropy";

  /** The part that a model with coverage may have, over the outputs. */
  static final String COVERAGE = "coverage";

  /**
   * Puts examples together.
   *
   * @param ids the number of each among all
   */
  static TranslationBatch of(ExampleStore all, int... ids) {
    return of(Arrays.stream(ids).mapToObj(all::example).toList(), ids);
  }

  /**
   * Puts examples together.
   *
   * @param ids the number of each among all
   */
  static TranslationBatch of(List<ParallelExample> examples, int[] ids) {
    int[] outputs = concat(examples.stream().map(ParallelExample::target).toList());
    Segments targets =
        lengths(examples.stream().map(ParallelExample::target).toList()).ofExamples(ids);
    int[] inputs = new int[outputs.length];
    for (int b = 0; b < targets.count(); b++) {
      int start = targets.start(b);
      inputs[start] = Vocabulary.START;
      System.arraycopy(outputs, start, inputs, start + 1, targets.length(b) - 1);
    }
    Tokens sources = pack(examples.stream().map(ParallelExample::source).toList());
    return new TranslationBatch(
        new Tokens(sources.ids(), sources.segments().ofExamples(ids)),
        new Tokens(inputs, targets),
        outputs,
        LearnedParts.LIKELIHOOD);
  }

  /** The same, to be learned with some parts of the loss. */
  TranslationBatch learned(LearnedParts wanted) {
    return new TranslationBatch(source, inputs, outputs, wanted);
  }

  /** The same, with other tokens for the decoder to go on from. */
  TranslationBatch reading(Tokens others) {
    return new TranslationBatch(source, others, outputs, parts);
  }

  /** Sequences one after another. */
  static Tokens pack(List<int[]> sequences) {
    return new Tokens(concat(sequences), lengths(sequences));
  }

  private static int[] concat(List<int[]> sequences) {
    int[] all = new int[sequences.stream().mapToInt(s -> s.length).sum()];
    int at = 0;
    for (int[] sequence : sequences) {
      System.arraycopy(sequence, 0, all, at, sequence.length);
      at += sequence.length;
    }
    return all;
  }

  private static Segments lengths(List<int[]> sequences) {
    return Segments.ofLengths(sequences.stream().mapToInt(s -> s.length).toArray());
  }

  @Override
  public int size() {
    return source.count();
  }

  @Override
  public int tokens() {
    return source.ids().length + outputs.length;
  }

  @Override
  public Map<String, Long> predictions() {
    return parts.predictions(outputs.length);
  }
}
