package org.attentiontoolkit.tasks.data;

import java.util.List;
import java.util.function.IntFunction;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * The examples of a set.
 *
 * @param set which one
 * @param list the examples in the order of the source
 * @param leftOut how many pairs were too long
 * @param hasTargets whether it is known what would have been right
 */
public record Examples(String set, List<ParallelExample> list, int leftOut, boolean hasTargets) {
  /** Keeps a list that nobody changes. */
  public Examples {
    list = List.copyOf(list);
  }

  /**
   * These, to be translated.
   *
   * @param most how many tokens a source may have, without {@code </s>}
   * @param place where the pair of a number is
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming sources that are longer
   */
  public Examples translatable(int most, IntFunction<String> place) {
    List<ParallelExample> longer = list.stream().filter(e -> e.source().length - 1 > most).toList();
    if (!longer.isEmpty()) {
      ParallelExample first = longer.getFirst();
      String more = longer.size() == 1 ? "" : " and %,d more".formatted(longer.size() - 1);
      throw Problem.input(
              "data.too-long",
              "Sources of %s are longer than the %,d tokens that decoding.max-source allows."
                  .formatted(set, most))
          .at(
              "%s (%,d tokens)%s"
                  .formatted(place.apply(first.text().number()), first.source().length - 1, more))
          .hint("Cut such lines into sentences, or raise task.decoding.max-source.")
          .exception();
    }
    return this;
  }
}
