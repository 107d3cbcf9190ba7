package org.attentiontoolkit.models.recurrent;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.PastLooks;
import org.attentiontoolkit.api.model.DecoderState;
import org.attentiontoolkit.models.search.Hypotheses;
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
 * @param past what each row has looked at, if the attention counts it and there was a step
 * @param hypotheses what the rows stand for
 */
record RecurrentState(
    List<CellState> cells,
    Optional<Tensor> fed,
    Attention.Prepared memory,
    Optional<PastLooks> past,
    Hypotheses hypotheses)
    implements DecoderState {

  @Override
  public int rows() {
    return hypotheses.rows();
  }

  @Override
  public int[] sources() {
    return hypotheses.sources();
  }

  @Override
  public RecurrentState select(Tape tape, int[] rows) {
    Hypotheses selected = hypotheses.select(rows);
    return new RecurrentState(
        cells.stream().map(cell -> cell.select(tape, rows)).toList(),
        fed.map(f -> Layout.gatherRows(tape, f, rows)),
        memory,
        past.map(p -> p.select(tape, rows, selected.bySource())),
        selected);
  }

  /** After one more token. */
  RecurrentState next(
      List<CellState> newCells, Optional<Tensor> newFed, Optional<PastLooks> newPast) {
    return new RecurrentState(newCells, newFed, memory, newPast, hypotheses.next());
  }

  /** The same with other values to feed. */
  RecurrentState fed(Tensor newFed) {
    return new RecurrentState(cells, Optional.of(newFed), memory, past, hypotheses);
  }

  /** The first {@code count} rows, without copying. */
  RecurrentState first(Tape tape, int count) {
    if (count == rows()) {
      return this;
    }
    Hypotheses firstOnes = hypotheses.first(count);
    return new RecurrentState(
        cells.stream()
            .map(cell ->
                new CellState(
                    Layout.rows(tape, cell.hidden(), 0, count),
                    cell.cell().map(c -> Layout.rows(tape, c, 0, count))))
            .toList(),
        fed.map(f -> Layout.rows(tape, f, 0, count)),
        memory,
        past.map(p -> p.first(tape, firstOnes.bySource())),
        firstOnes);
  }
}
