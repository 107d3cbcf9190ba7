package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;

/** Values for pairs that follow from where a pair stands. */
public final class PairValues {
  private PairValues() {}

  /** Says which value of a table a pair has. */
  @FunctionalInterface
  public interface Place {
    /**
     * Its place in the table, row by row.
     *
     * @param query of its sequence, counted within it
     * @param key of its sequence, counted within it
     */
    int of(int sequence, int head, int query, int key);
  }

  /** A number for each pair. */
  @FunctionalInterface
  public interface Value {
    /** The number; queries and keys are counted within their sequence. */
    double of(int sequence, int head, int query, int key);
  }

  /**
   * For each pair a value of a table, which gets the sum of the gradients of its pairs.
   *
   * @param table of any shape
   */
  public static Pairs lookup(Tape tape, PairLayout layout, Tensor table, Place place) {
    int[] places = new int[layout.length()];
    forEach(layout, (pair, b, h, i, j) -> places[pair] = place.of(b, h, i, j));
    Shape column = Shape.of(Math.toIntExact(table.shape().length()), 1);
    Tensor taken = Layout.gatherRows(tape, Layout.reshape(tape, table, column), places);
    return new Pairs(Layout.reshape(tape, taken, Shape.of(places.length)), layout);
  }

  /** Numbers that need no gradient. */
  public static Pairs constant(Tape tape, PairLayout layout, Value value) {
    double[] values = new double[layout.length()];
    forEach(layout, (pair, b, h, i, j) -> values[pair] = value.of(b, h, i, j));
    return new Pairs(tape.constant(Shape.of(values.length), values), layout);
  }

  /** The sums of two values of each pair. */
  public static Pairs add(Tape tape, Pairs x, Pairs y) {
    if (!x.layout().equals(y.layout())) {
      throw new IllegalArgumentException("pairs of %s and %s".formatted(x.layout(), y.layout()));
    }
    return new Pairs(Pointwise.add(tape, x.values(), y.values()), x.layout());
  }

  private interface Visitor {
    void visit(int pair, int sequence, int head, int query, int key);
  }

  private static void forEach(PairLayout layout, Visitor visitor) {
    int pair = 0;
    for (int b = 0; b < layout.queries().count(); b++) {
      for (int h = 0; h < layout.heads(); h++) {
        for (int i = 0; i < layout.queries().length(b); i++) {
          for (int j = 0; j < layout.keys().length(b); j++) {
            visitor.visit(pair++, b, h, i, j);
          }
        }
      }
    }
  }
}
