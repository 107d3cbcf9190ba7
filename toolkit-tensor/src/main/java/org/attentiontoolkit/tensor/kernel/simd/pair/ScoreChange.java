package org.attentiontoolkit.tensor.kernel.simd.pair;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.attentiontoolkit.tensor.kernel.AttentionArrays;
import org.attentiontoolkit.tensor.kernel.AttentionForm;
import org.attentiontoolkit.tensor.kernel.Distances;
import org.attentiontoolkit.tensor.kernel.simd.vector.Rows;
import org.attentiontoolkit.tensor.kernel.simd.vector.Scratch;
import org.attentiontoolkit.tensor.memory.DenseArray;

/** What becomes of the scores of a block before the softmax, and the way back. */
final class ScoreChange {
  private static final Scratch SLOPES = new Scratch();

  private final AttentionBlock block;
  private final AttentionForm form;
  private final AttentionArrays inputs;
  private final MemorySegment slopes;
  private final float sink;

  ScoreChange(AttentionBlock block, AttentionArrays inputs) {
    this.block = block;
    form = block.form();
    this.inputs = inputs;
    slopes = SLOPES.values(form.function().isPresent() ? block.keys() : 0);
    sink =
        inputs
            .sinks()
            .map(all -> Rows.of(all, 0, block.head(), form.heads()))
            .map(one -> one.values().getAtIndex(JAVA_FLOAT, one.at()))
            .orElse(Float.NEGATIVE_INFINITY);
  }

  /** The score of the sink, −∞ without one. */
  float sink() {
    return sink;
  }

  /** Changes the scores of query i of the block, and keeps the slopes of its row. */
  void apply(AttentionRow row, int i, MemorySegment scores) {
    row.change(scores, slopes);
    distances(inputs.biases(), 0, i).ifPresent(biases -> row.add(biases, scores));
  }

  /** Turns gradients of changed scores into those of the scores they were. */
  void back(AttentionRow row, int i, MemorySegment dScores, AttentionArrays gradients) {
    distances(gradients.biases(), block.b(), i)
        .ifPresent(biases -> row.addGradients(dScores, biases));
    if (form.function().isPresent()) {
      row.multiply(slopes, dScores);
    }
  }

  /** Adds a sum to the gradient of the sink. */
  void addToSink(AttentionArrays gradients, double sum) {
    gradients
        .sinks()
        .ifPresent(all -> {
          Rows place = Rows.of(all, block.b(), block.head(), form.heads());
          float before = place.values().getAtIndex(JAVA_FLOAT, place.at());
          place.values().setAtIndex(JAVA_FLOAT, place.at(), (float) (before + sum));
        });
  }

  /**
   * The numbers by distance of query i.
   *
   * @param shared the row for all queries, if they share it
   */
  private Optional<DistanceRow> distances(Optional<DenseArray> array, int shared, int i) {
    return array.map(all -> {
      Distances distances = form.distances().orElseThrow();
      int query = form.ranges().queryStart(block.b()) + block.query() + i;
      int row = distances.ofQueries() ? query : shared;
      Rows numbers = Rows.of(all, row, block.head(), form.heads());
      return new DistanceRow(
          distances, numbers.values(), numbers.at(), distances.place(block.b(), query));
    });
  }
}
