package org.attentiontoolkit.models.recurrent;

import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.layer.Linear;
import org.attentiontoolkit.tensor.op.CellKind;
import org.attentiontoolkit.tensor.op.CellWeights;
import org.attentiontoolkit.tensor.op.Direction;
import org.attentiontoolkit.tensor.op.Recurrent;
import org.attentiontoolkit.tensor.op.SequenceResult;
import org.attentiontoolkit.tensor.op.SharedRows;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.attentiontoolkit.tensor.parameter.Initializers;

/** One layer of an encoder in one direction, first values as in PyTorch: uniform in ±1/√H. */
final class RecurrentLayer {
  private final CellKind kind;
  private final Direction direction;
  private final CellWeights weights;

  RecurrentLayer(
      CellKind kind, Direction direction, int inputWidth, int hiddenWidth, ParameterScope scope) {
    this.kind = kind;
    this.direction = direction;
    int gates = kind.gates() * hiddenWidth;
    Initializer uniform = Initializers.uniform(1 / Math.sqrt(hiddenWidth));
    Linear input = new Linear(scope.child("input"), inputWidth, gates, uniform, uniform);
    Linear recurrent = new Linear(scope.child("recurrent"), hiddenWidth, gates, uniform, uniform);
    weights =
        new CellWeights(
            input.weight(),
            recurrent.weight(),
            input.bias().orElseThrow(),
            recurrent.bias().orElseThrow());
  }

  SequenceResult apply(Tape tape, SharedRows x, Segments segments) {
    return Recurrent.sequence(tape, kind, x, segments, weights, direction);
  }
}
