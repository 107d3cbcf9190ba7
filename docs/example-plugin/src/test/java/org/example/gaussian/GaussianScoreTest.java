package org.example.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.AttentionOutput;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.ScoredAttention;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.Reductions;
import org.attentiontoolkit.testkit.PlainPooling;
import org.junit.jupiter.api.Test;

class GaussianScoreTest {
  /** One query on two states, two queries on three states. */
  private static final Segments QUERIES = Segments.ofLengths(1, 2);

  private static final Segments STATES = Segments.ofLengths(2, 3);

  /** From gaussian.py. */
  private static final double[] WEIGHTS = {
    0.213551538, 0.786448462, 0.343734037, 0.422272101, 0.233993862, 0.342173385, 0.479054458,
    0.178772157
  };

  private static final double[] CONTEXTS = {
    -0.559962658, -0.189609494, 0.355069764, 0.149604180, 0.067242741, -0.076941364, 0.036575308,
    0.000221689, -0.036335750
  };

  private final Parameters parameters = new Parameters();
  private final Attention attention =
      new ScoredAttention(
          (slot, scope) -> new GaussianScore(new GaussianScore.Config(5), slot, scope),
          PlainPooling.CONFIG,
          new AttentionSlot(SlotRole.DECODER, 2, 3, OptionalInt.of(3)),
          parameters.root());

  @Test
  void looksAndSumsAsPyTorchDoes() {
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Tape tape = engine.inference()) {
      fillParameters(engine);
      AttentionOutput seen = attend(tape);
      assertValues(seen.weights().orElseThrow().values().data(), WEIGHTS);
      assertValues(seen.context().data(), CONTEXTS);
    }
  }

  @Test
  void gradientsAreRight() {
    try (Engine engine = Engine.create(EngineOptions.doublePrecision())) {
      fillParameters(engine);
      GradientCheck.of(engine, parameters)
          .check(
              tape -> Reductions.sum(tape, Pointwise.square(tape, attend(tape).context())));
    }
  }

  @Test
  void beginsWithTheSharpnessOfItsSettings() {
    try (Engine engine = Engine.create(EngineOptions.defaults())) {
      parameters.allocate(engine, 1);
      double bias =
          parameters.all().stream()
              .filter(p -> p.name().equals("strength.bias"))
              .findFirst()
              .orElseThrow()
              .data()
              .get(0);
      assertThat(Math.exp(bias)).isCloseTo(5, within(1e-6));
    }
  }

  private AttentionOutput attend(Tape tape) {
    Packed queries = new Packed(wave(tape, 3, 2, 1), QUERIES);
    Packed states = new Packed(wave(tape, 5, 3, 2), STATES);
    Memory memory = new Memory(states, wave(tape, 2, 3, 0));
    return attention.attend(
        tape,
        queries,
        attention.prepare(tape, memory),
        Visibility.FULL,
        Attention.Weights.WANTED);
  }

  /** Point weight, point bias, strength weight, strength bias, as gaussian.py has them. */
  private void fillParameters(Engine engine) {
    parameters.allocate(engine, 1);
    int phase = 3;
    for (var parameter : parameters.all()) {
      for (int i = 0; i < parameter.data().length(); i++) {
        parameter.data().set(i, Math.sin(phase + i));
      }
      phase++;
    }
  }

  private static Tensor wave(Tape tape, int rows, int columns, int phase) {
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sin(phase + i);
    }
    return tape.constant(Shape.of(rows, columns), values);
  }

  private static void assertValues(DenseArray actual, double[] expected) {
    assertThat(actual.length()).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual.get(i)).as("value %d", i).isCloseTo(expected[i], within(1e-6));
    }
  }
}
