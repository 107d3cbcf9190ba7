package org.attentiontoolkit.models.recurrent;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.model.Attention;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.CellState;
import org.attentiontoolkit.tensor.op.Layout;

/**
 * Where a recurrent decoder stands.
 *
 * @param cells the state of each layer, lowest first, a row a hypothesis
 * @param fed what the next step feeds to the lowest cell, if the last step decides it
 * @param memory the prepared sources, B of them
 * @param sourceCount B
 * @param sources for each row, its source; ascending
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record RecurrentState(
    List<CellState> cells,
    Optional<Tensor> fed,
    Attention.Prepared memory,
    int sourceCount,
    int[] sources)
    implements DecoderState {

  @Override
  public int rows() {
    return sources.length;
  }

  @Override
  public RecurrentState select(Tape tape, int[] rows) {
    return new RecurrentState(
        cells.stream().map(cell -> cell.select(tape, rows)).toList(),
        fed.map(f -> Layout.gatherRows(tape, f, rows)),
        memory,
        sourceCount,
        Arrays.stream(rows).map(row -> sources[row]).toArray());
  }

  /** The first {@code count} rows, without copying. */
  RecurrentState first(Tape tape, int count) {
    if (count == rows()) {
      return this;
    }
    return new RecurrentState(
        cells.stream()
            .map(cell ->
                new CellState(
                    Layout.rows(tape, cell.hidden(), 0, count),
                    cell.cell().map(c -> Layout.rows(tape, c, 0, count))))
            .toList(),
        fed.map(f -> Layout.rows(tape, f, 0, count)),
        memory,
        sourceCount,
        Arrays.copyOf(sources, count));
  }

  /** Which rows belong to which source: B sequences, some of them empty. */
  Segments segments() {
    int[] counts = new int[sourceCount];
    for (int source : sources) {
      counts[source]++;
    }
    return Segments.ofLengths(counts);
  }
}
