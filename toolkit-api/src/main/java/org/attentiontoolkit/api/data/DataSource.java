package org.attentiontoolkit.api.data;

import java.util.List;
import java.util.function.Consumer;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Stop;

/**
 * Where examples come from that are made of texts: sentence pairs ({@code source}, {@code target}),
 * sentences with a label, lines of a corpus. A set is {@link
 * org.attentiontoolkit.api.task.EvaluationSet#TRAIN} or one to evaluate on. The same source gives
 * the same examples in the same order however often it is read.
 */
public interface DataSource {

  /**
   * Whether the examples can be had at all, without reading them: files that are missing.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming every problem found
   */
  void check();

  /** The names of the sets to evaluate on, in the order to do it. */
  List<String> evaluationSets();

  /**
   * What the texts of a set's examples are, in order. A set of which nobody knows what is right
   * lacks the field that says it, such as {@code target}.
   */
  List<String> fields(String set);

  /**
   * Gives every example of a set, in order, one at a time. One that cannot be read is an error that
   * names its place; so is a set without any.
   *
   * @param stop looked at once an example
   */
  void read(String set, Consumer<TextExample> receiver, Stop stop);

  /** What the examples are, for messages: {@code "data/train.de and data/train.en"}. */
  String describe(String set);

  /**
   * Where an example is, for messages.
   *
   * @param number of the example
   */
  default String place(String set, int number) {
    return "example " + number + " of " + describe(set);
  }

  /**
   * What decides which examples a set has, beside its facts, in one line: settings of the source.
   * What was made of them is found again by it.
   */
  default String signature() {
    return "";
  }

  /**
   * What is read of a set, for the run's record. Each fact has a checksum: sets with the same facts
   * and signature have the same examples, wherever they are ({@code path}).
   *
   * @param stop looked at again and again
   */
  List<DataFact> facts(String set, Stop stop);
}
