package org.attentiontoolkit.api.attention;

import java.util.Optional;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * What an encoder has made of its sources, for attention to look at.
 *
 * @param states {@code [N, D]}, one row a source position
 * @param summary {@code [B, E]}, one row a source, if the encoder makes one
 * @param grid how the rows of a source lie in a picture, if it is one
 */
public record Memory(Packed states, Optional<Tensor> summary, Optional<Grid> grid) {
  /** Memory of something that is not a picture. */
  public Memory(Packed states, Tensor summary) {
    this(states, Optional.of(summary), Optional.empty());
  }

  /** States alone, such as those that look at themselves. */
  public static Memory of(Packed states) {
    return new Memory(states, Optional.empty(), Optional.empty());
  }

  /**
   * No source at all, for a decoder that stands alone.
   *
   * @param outputs of the B sequences that are written, each has a source without states
   */
  public static Memory none(Tape tape, Segments outputs) {
    Segments nothing = Segments.ofLengths(new int[outputs.count()]).ofExamples(outputs.examples());
    return of(new Packed(tape.zeros(Shape.of(0, 0)), nothing));
  }

  /** How many sources: B. */
  public int count() {
    return states.segments().count();
  }

  /** Regions of a picture, row by row. */
  public record Grid(int rows, int columns) {}
}
