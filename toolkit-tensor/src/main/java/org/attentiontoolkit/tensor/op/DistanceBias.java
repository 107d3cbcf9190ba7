package org.attentiontoolkit.tensor.op;

import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.kernel.Distances;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * Numbers to add to scores by how far the key stands from its query: what ALiBi, T5's buckets and
 * Shaw's relative positions come to. Distances are the key's position less the query's.
 *
 * @param values {@code [1, H · W]} for all queries alike, or {@code [Nq, H · W]} with each query's
 *     own; in each head, the numbers of W distances that follow one another
 * @param first the distance of the first number; smaller ones have it too, as those beyond the last
 *     have the last
 * @param ofQueries whether each query has its own
 * @param unplaced how many keys of each sequence have no position: the first ones, to whose scores
 *     nothing is added; the position of the first key that has one is that of the segments' row
 *     {@code unplaced}
 */
public record DistanceBias(Tensor values, int first, boolean ofQueries, int unplaced) {
  /**
   * The smallest and the largest distance there is.
   *
   * @param first of all keys from all queries of their sequence
   * @param last not below the first
   */
  public record Span(int first, int last) {
    /** Of queries and keys; 0 where there are none. */
    public static Span of(Segments queries, Segments keys) {
      int first = Integer.MAX_VALUE;
      int last = Integer.MIN_VALUE;
      for (int b = 0; b < queries.count(); b++) {
        if (queries.length(b) > 0 && keys.length(b) > 0) {
          first = Math.min(first, keys.position(0) - queries.position(queries.length(b) - 1));
          last = Math.max(last, keys.position(keys.length(b) - 1) - queries.position(0));
        }
      }
      return first > last ? new Span(0, 0) : new Span(first, last);
    }

    /** The same with what is beyond a distance cut off. */
    public Span within(int distance) {
      return new Span(
          Math.clamp(first, -distance, distance), Math.clamp(last, -distance, distance));
    }

    /** How many distances. */
    public int count() {
      return last - first + 1;
    }
  }

  /** The same for all queries. */
  public static DistanceBias shared(Tensor values, int first) {
    return new DistanceBias(values, first, false, 0);
  }

  /** Each query's own. */
  public static DistanceBias ofQueries(Tensor values, int first) {
    return new DistanceBias(values, first, true, 0);
  }

  /** The same, where so many keys come before those that have positions. */
  public DistanceBias behind(int keys) {
    return new DistanceBias(values, first, ofQueries, keys);
  }

  /** The same, each number times a factor. */
  public DistanceBias times(Tape tape, double factor) {
    return factor == 1
        ? this
        : new DistanceBias(Pointwise.scale(tape, values, factor), first, ofQueries, unplaced);
  }

  /** A number for each pair, for who adds them one by one. */
  public Pairs pairs(Tape tape, PairLayout layout) {
    int heads = layout.heads();
    Segments queries = layout.queries();
    Distances distances = of(queries, layout.keys(), heads);
    int width = distances.count();
    int none = Math.toIntExact(values.shape().length());
    Tensor column = Layout.reshape(tape, values, Shape.of(none, 1));
    Tensor table =
        unplaced == 0 ? column : Layout.concatRows(tape, column, tape.constant(Shape.of(1, 1), 0));
    return PairValues.lookup(
        tape,
        layout,
        table,
        (b, head, query, key) -> {
          int row = queries.start(b) + query;
          int start = ((ofQueries ? row : 0) * heads + head) * width;
          return key < unplaced ? none : start + distances.column(b, row, key);
        });
  }

  /** The same for kernels. */
  Distances of(Segments queries, Segments keys, int heads) {
    int rows = ofQueries ? queries.rows() : 1;
    if (values.rows() != rows || values.columns() % heads != 0) {
      throw new IllegalArgumentException(
          "biases %s, not [%d, H · W], for H = %d heads of %d queries"
              .formatted(values.shape(), rows, heads, queries.rows()));
    }
    int[] keyPositions = new int[keys.count()];
    for (int b = 0; b < keyPositions.length; b++) {
      keyPositions[b] = keys.position(unplaced);
    }
    return new Distances(
        queries.positions(), keyPositions, unplaced, first, values.columns() / heads, ofQueries);
  }
}
