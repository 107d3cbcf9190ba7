package org.attentiontoolkit.models.attention.score;

import java.util.Optional;
import org.attentiontoolkit.api.attention.ScoreSlot;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Affine;
import org.attentiontoolkit.tensor.op.CellKind;
import org.attentiontoolkit.tensor.op.CellState;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.Recurrent;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * A gated recurrent unit that keeps, for each pair of a hypothesis and a source position, what was
 * looked at there: {@code c' = GRU(c; weight, state, query)}, from zeros. Tu et al., "Modeling
 * coverage for neural machine translation", ACL 2016, the neural network based coverage model.
 */
final class CoverageCell {
  private static final CellKind KIND = CellKind.GRU;

  private final int width;
  private final Parameter look;
  private final Linear state;
  private final Linear query;
  private final Linear recurrent;

  /** A cell {@code width} wide; declares its parameters. */
  CoverageCell(int width, ScoreSlot slot, ParameterScope scope) {
    this.width = width;
    int gates = KIND.gates() * width;
    Initializer uniform = Initializers.uniform(1 / Math.sqrt(width));
    look = scope.parameter("look.weight", Shape.of(gates, 1), uniform);
    state = new Linear(scope.child("state"), slot.keyWidth(), gates, uniform, uniform);
    query = Linear.withoutBias(scope.child("query"), slot.queryWidth(), gates, uniform);
    recurrent = new Linear(scope.child("recurrent"), width, gates, uniform, uniform);
  }

  /**
   * After a look.
   *
   * @param queries {@code [M, Q]}
   * @param states {@code [N, K]}
   * @param before {@code [P, C]}; nothing before the first look
   * @param weights of the look, of P pairs
   * @return {@code [P, C]}
   */
  Tensor next(Tape tape, Packed queries, Packed states, Optional<Tensor> before, Pairs weights) {
    Packed ofPairs = OwnKeys.of(tape, queries.segments(), state.apply(tape, states)).keys();
    Tensor asked =
        Layout.gatherRows(tape, query.apply(tape, queries).values(), ofPairs.segments().owners());
    int pairs = ofPairs.values().rows();
    Tensor column = Layout.reshape(tape, weights.values(), Shape.of(pairs, 1));
    Tensor input = Affine.addTo(tape, Pointwise.add(tape, ofPairs.values(), asked), column, look);
    CellState last = CellState.of(before.orElseGet(() -> tape.zeros(Shape.of(pairs, width))));
    return Recurrent.step(
            tape, KIND, input, last, recurrent.weight(), recurrent.bias().orElseThrow())
        .hidden();
  }
}
