package org.attentiontoolkit.tensor.op;

import java.util.Arrays;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * ONNX's cases of recurrent cells: one time step from zeros, without biases. ONNX orders the gates
 * of an LSTM i, o, f, c and those of a GRU z, r, h. Its GRU resets before the recurrent product by
 * default, ours after it; from a state of zeros that makes no difference.
 */
@Tag("shared-data")
class OnnxRecurrentTest {
  @ParameterizedTest
  @CsvSource({
    "simple_rnn_defaults, RNN, 0",
    "gru_defaults, GRU, 102",
    "lstm_defaults, LSTM, 0231",
    "lstm_batchwise, LSTM, 0231"
  })
  void lastState(String name, CellKind kind, String gateOrder) {
    OnnxCase onnx = OnnxCase.of(name);
    OnnxCase.Array x = onnx.input("X");
    int batch = x.sizes()[0] * x.sizes()[1];
    int inputs = x.sizes()[2];
    int width = (int) onnx.attribute("hidden_size", 0);
    for (Engine engine : Engines.all()) {
      try (Tape tape = engine.inference()) {
        int rows = kind.gates() * width;
        CellWeights weights =
            new CellWeights(
                weight(tape, onnx.input("W"), gateOrder, Shape.of(rows, inputs)),
                weight(tape, onnx.input("R"), gateOrder, Shape.of(rows, width)),
                tape.constant(Shape.of(rows), new double[rows]),
                tape.constant(Shape.of(rows), new double[rows]));
        Packed packed =
            new Packed(tape.constant(Shape.of(batch, inputs), x.values()), Segments.singles(batch));
        SequenceResult result = Recurrent.sequence(tape, kind, packed, weights, Direction.FORWARD);
        GradientBench.assertClose(
            name, result.last().hidden().data().toDoubles(), onnx.output("Y_h").values(), 2e-6);
      }
    }
  }

  private static Tensor weight(Tape tape, OnnxCase.Array array, String gateOrder, Shape shape) {
    double[] values = array.values();
    int block = values.length / gateOrder.length();
    double[] ordered = new double[values.length];
    for (int gate = 0; gate < gateOrder.length(); gate++) {
      int from = (gateOrder.charAt(gate) - '0') * block;
      double[] rows = Arrays.copyOfRange(values, from, from + block);
      System.arraycopy(rows, 0, ordered, gate * block, block);
    }
    return tape.constant(shape, ordered);
  }
}
