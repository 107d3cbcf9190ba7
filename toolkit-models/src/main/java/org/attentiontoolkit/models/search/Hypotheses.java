package org.attentiontoolkit.models.search;

import java.util.Arrays;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.tensor.Segments;

/**
 * Which rows of a decoder's state belong to which of B sources, and how far they are.
 *
 * @param examples for each source, the example it is of
 * @param sources for each row, its source; ascending
 * @param position of the token that is read next
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Hypotheses(int[] examples, int[] sources, int position) {
  /** One for each source of a memory, before the first token. */
  public static Hypotheses start(Memory memory) {
    int[] sources = new int[memory.count()];
    Arrays.setAll(sources, b -> b);
    return new Hypotheses(memory.states().segments().examples(), sources, 0);
  }

  /** How many there are. */
  public int rows() {
    return sources.length;
  }

  /** Row {@code rows[i]} of these for each i. */
  public Hypotheses select(int[] rows) {
    return new Hypotheses(
        examples, Arrays.stream(rows).map(row -> sources[row]).toArray(), position);
  }

  /** The first {@code count} rows. */
  public Hypotheses first(int count) {
    return new Hypotheses(examples, Arrays.copyOf(sources, count), position);
  }

  /** After one more token. */
  public Hypotheses next() {
    return new Hypotheses(examples, sources, position + 1);
  }

  /** Each row a sequence of its own. */
  public Segments singles() {
    return Segments.singles(sources.length)
        .ofExamples(Arrays.stream(sources).map(source -> examples[source]).toArray())
        .fromPosition(position);
  }

  /** Which rows belong to which source: B sequences, some of them empty. */
  public Segments bySource() {
    int[] counts = new int[examples.length];
    for (int source : sources) {
      counts[source]++;
    }
    return Segments.ofLengths(counts).ofExamples(examples).atPosition(position);
  }
}
