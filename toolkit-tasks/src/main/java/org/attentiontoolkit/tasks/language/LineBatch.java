package org.attentiontoolkit.tasks.language;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tasks.training.RDrop;
import org.attentiontoolkit.tensor.Segments;

/**
 * Lines that are computed together.
 *
 * @param inputs B lines, each begun by {@code <s>} and without {@code </s>}
 * @param outputs {@code [N]}, the token to predict at each of the inputs
 * @param rDrop whether they are learned in two passes, which are to agree
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record LineBatch(Tokens inputs, int[] outputs, RDrop rDrop) implements Batch {

  /** The part of the loss that there always is, over the outputs. */
  static final String LOSS = "cross-entropy";

  /**
   * Puts lines together.
   *
   * @param ids the number of each among all
   */
  static LineBatch of(ExampleStore all, int... ids) {
    return of(Arrays.stream(ids).mapToObj(id -> all.example(id).target()).toList(), ids);
  }

  /**
   * Puts lines together.
   *
   * @param lines each ended by {@code </s>}
   * @param ids the number of each among all
   */
  static LineBatch of(List<int[]> lines, int[] ids) {
    Segments segments =
        Segments.ofLengths(lines.stream().mapToInt(line -> line.length).toArray()).ofExamples(ids);
    int[] inputs = new int[segments.rows()];
    int[] outputs = new int[inputs.length];
    for (int b = 0; b < lines.size(); b++) {
      int[] line = lines.get(b);
      int start = segments.start(b);
      inputs[start] = Vocabulary.START;
      System.arraycopy(line, 0, inputs, start + 1, line.length - 1);
      System.arraycopy(line, 0, outputs, start, line.length);
    }
    return new LineBatch(new Tokens(inputs, segments), outputs, new RDrop(0));
  }

  /** The same, to be learned in another way. */
  LineBatch learned(RDrop wanted) {
    return new LineBatch(inputs, outputs, wanted);
  }

  /** The same, with other tokens for the decoder to go on from. */
  LineBatch reading(Tokens others) {
    return new LineBatch(others, outputs, rDrop);
  }

  @Override
  public int size() {
    return inputs.count();
  }

  @Override
  public int tokens() {
    return outputs.length;
  }

  @Override
  public Map<String, Long> predictions() {
    long count = outputs.length;
    return rDrop.enabled()
        ? Map.of(LOSS, rDrop.passes() * count, RDrop.PART, count)
        : Map.of(LOSS, count);
  }
}
