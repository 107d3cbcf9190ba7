package org.attentiontoolkit.tasks.data;

import java.util.List;
import java.util.function.Consumer;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Split;
import org.attentiontoolkit.api.task.Stop;

/**
 * Where sentence pairs come from. The same source gives the same pairs in the same order however
 * often it is read.
 */
public interface PairSource {

  /**
   * Whether the pairs can be had at all, without reading them: files that are missing.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming every problem found
   */
  void check();

  /**
   * Gives every pair of a split, in order, one at a time. A pair that cannot be read is an error
   * that names its place; so is a split without any.
   *
   * @param stop looked at once a pair
   */
  void read(Split split, Consumer<SentencePair> receiver, Stop stop);

  /** What the pairs are, for messages: {@code "data/train.de and data/train.en"}. */
  String describe(Split split);

  /**
   * Where a pair is, for messages.
   *
   * @param number of the pair
   */
  default String place(Split split, int number) {
    return "pair " + number + " of " + describe(split);
  }

  /**
   * What is read of a split, with checksums, for the run's record.
   *
   * @param stop looked at again and again
   */
  List<DataFact> facts(Split split, Stop stop);
}
