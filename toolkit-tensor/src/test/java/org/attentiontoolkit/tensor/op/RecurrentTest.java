package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrentTest {
  private static final Segments LENGTHS = Segments.ofLengths(2, 3, 1);

  @ParameterizedTest
  @EnumSource
  void gradientsOfASequenceFromZeros(CellKind kind) {
    GradientBench bench = new GradientBench();
    Packed x = new Packed(bench.input("x", LENGTHS.rows(), 3), LENGTHS);
    CellWeights weights = weights(bench, kind, 3, 2);
    check(
        bench, tape -> weigh(bench, Recurrent.sequence(tape, kind, x, weights, Direction.FORWARD)));
  }

  @ParameterizedTest
  @EnumSource
  void gradientsOfASequenceFromGivenStates(CellKind kind) {
    GradientBench bench = new GradientBench();
    Packed x = new Packed(bench.input("x", LENGTHS.rows(), 2), LENGTHS);
    CellWeights weights = weights(bench, kind, 2, 3);
    CellState initial = state(bench, kind, LENGTHS.count(), 3);
    check(
        bench,
        tape ->
            weigh(bench, Recurrent.sequence(tape, kind, x, weights, Direction.BACKWARD, initial)));
  }

  /** The last state alone: outputs get a gradient from nowhere else. */
  @ParameterizedTest
  @EnumSource
  void gradientsOfTheLastState(CellKind kind) {
    GradientBench bench = new GradientBench();
    Packed x = new Packed(bench.input("x", LENGTHS.rows(), 2), LENGTHS);
    CellWeights weights = weights(bench, kind, 2, 2);
    check(
        bench,
        tape -> weigh(bench, Recurrent.sequence(tape, kind, x, weights, Direction.FORWARD).last()));
  }

  @ParameterizedTest
  @EnumSource
  void gradientsOfSteps(CellKind kind) {
    GradientBench bench = new GradientBench();
    CellWeights weights = weights(bench, kind, 2, 3);
    Tensor input = bench.input("gateInput", 3, kind.gates() * 3);
    CellState initial = state(bench, kind, 3, 3);
    check(
        bench,
        tape -> {
          // The same gate input twice: its gradient is added to.
          CellState first = step(tape, kind, input, initial, weights);
          CellState second = step(tape, kind, input, first, weights);
          weigh(bench, second);
          CellState some = second.select(tape, new int[] {2, 0});
          Tensor rows = Layout.rows(tape, input, 1, 3);
          weigh(bench, step(tape, kind, rows, some, weights));
        });
  }

  @ParameterizedTest
  @EnumSource
  void stepsDoWhatASequenceDoes(CellKind kind) {
    Segments lengths = Segments.ofLengths(5, 3, 3, 1);
    for (Engine engine : Engines.all()) {
      GradientBench whole = new GradientBench();
      Packed x = new Packed(whole.input("x", lengths.rows(), 4), lengths);
      CellWeights weights = weights(whole, kind, 4, 17);
      CellState initial = state(whole, kind, 4, 17);
      List<double[]> results = new ArrayList<>();
      whole.run(
          engine,
          tape -> {
            Tensor out =
                Recurrent.sequence(tape, kind, x, weights, Direction.FORWARD, initial)
                    .outputs()
                    .values();
            results.add(out.data().toDoubles());
            whole.weigh(out);
          });
      double[] gradients = whole.gradients();
      whole.run(
          engine,
          tape -> {
            Tensor out = stepwise(tape, kind, x, weights, initial);
            results.add(out.data().toDoubles());
            whole.weigh(out);
          });
      double tolerance = Engines.tolerance(engine);
      GradientBench.assertClose("outputs", results.get(1), results.get(0), tolerance);
      GradientBench.assertClose("gradients", whole.gradients(), gradients, 10 * tolerance);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSequenceAloneGivesTheSameAsInABatch(CellKind kind) {
    for (Engine engine : Engines.all()) {
      GradientBench bench = new GradientBench();
      Tensor x = bench.input("x", LENGTHS.rows(), 3);
      CellWeights weights = weights(bench, kind, 3, 9);
      bench.run(
          engine,
          tape -> {
            Tensor batch =
                Recurrent.sequence(tape, kind, new Packed(x, LENGTHS), weights, Direction.BACKWARD)
                    .outputs()
                    .values();
            for (int b = 0; b < LENGTHS.count(); b++) {
              Tensor rows = Layout.rows(tape, x, LENGTHS.start(b), LENGTHS.end(b));
              Packed one = new Packed(rows, Segments.ofLengths(LENGTHS.length(b)));
              Tensor alone =
                  Recurrent.sequence(tape, kind, one, weights, Direction.BACKWARD)
                      .outputs()
                      .values();
              Tensor expected = Layout.rows(tape, batch, LENGTHS.start(b), LENGTHS.end(b));
              GradientBench.assertClose(
                  "sequence " + b,
                  alone.data().toDoubles(),
                  expected.data().toDoubles(),
                  Engines.tolerance(engine));
            }
            bench.weigh(batch);
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void bitsDoNotDependOnTheNumberOfThreads(CellKind kind) {
    int[] lengths = IntStream.range(0, 40).map(b -> 1 + b * 7 % 11).toArray();
    List<double[]> gradients = new ArrayList<>();
    for (Engine engine : Engines.byThreads()) {
      GradientBench bench = new GradientBench();
      Segments segments = Segments.ofLengths(lengths);
      Packed x = new Packed(bench.input("x", segments.rows(), 50), segments);
      CellWeights weights = weights(bench, kind, 50, 130);
      bench.run(
          engine,
          tape -> weigh(bench, Recurrent.sequence(tape, kind, x, weights, Direction.BACKWARD)));
      gradients.add(bench.gradients());
    }
    assertThat(gradients.get(1)).isEqualTo(gradients.get(0));
    assertThat(gradients.get(2)).isEqualTo(gradients.get(0));
  }

  @Test
  void refusesWhatDoesNotFit() {
    GradientBench bench = new GradientBench();
    Packed x = new Packed(bench.input("x", 3, 4), Segments.ofLengths(3));
    Packed gap = new Packed(x.values(), Segments.ofLengths(3, 0));
    CellWeights weights = weights(bench, CellKind.GRU, 4, 5);
    CellWeights narrow = new Layer(bench).narrow();
    CellState state = CellState.of(bench.input("state", 2, 5));
    try (Tape tape = Engines.DOUBLE.inference()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Recurrent.sequence(tape, CellKind.LSTM, x, weights, Direction.FORWARD))
          .withMessage("recurrent weight [15, 5] is not [G·H, H] of LSTM with G = 4");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Recurrent.sequence(tape, CellKind.GRU, gap, weights, Direction.FORWARD))
          .withMessage("sequence 1 of B = 2 is empty");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Recurrent.sequence(tape, CellKind.GRU, x, narrow, Direction.FORWARD))
          .withMessage("x [3, 4] has D = 4, input weight [6, 3] D = 3");
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> Recurrent.sequence(tape, CellKind.GRU, x, weights, Direction.FORWARD, state))
          .withMessage("state [2, 5] is not [b, H] = [1, 5]");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> step(tape, CellKind.GRU, bench.input("gates", 2, 16), state, weights))
          .withMessageContaining("gate input [2, 16]");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new CellWeights(
                weights.inputWeight(),
                narrow.recurrentWeight(),
                weights.inputBias(),
                weights.recurrentBias()))
        .withMessageContaining("do not have the same G·H");
  }

  private record Layer(GradientBench bench) {
    CellWeights narrow() {
      return new CellWeights(
          bench.input("narrow.w", 6, 3),
          bench.input("narrow.u", 6, 2),
          bench.input("narrow.b", 6),
          bench.input("narrow.c", 6));
    }
  }

  private static Tensor stepwise(
      Tape tape, CellKind kind, Packed x, CellWeights weights, CellState initial) {
    TimeMajor time = new TimeMajor(x.segments(), Direction.FORWARD);
    Tensor byTime = Layout.gatherRows(tape, x.values(), time.rows());
    Tensor inputs = Affine.apply(tape, byTime, weights.inputWeight(), weights.inputBias());
    CellState state = initial;
    Tensor[] outputs = new Tensor[time.steps()];
    for (int t = 0; t < time.steps(); t++) {
      state = state.select(tape, IntStream.range(0, time.live(t)).toArray());
      Tensor input = Layout.rows(tape, inputs, time.start(t), time.start(t + 1));
      state = step(tape, kind, input, state, weights);
      outputs[t] = state.hidden();
    }
    return Layout.gatherRows(tape, Layout.concatRows(tape, outputs), time.places());
  }

  private static CellState step(
      Tape tape, CellKind kind, Tensor gateInput, CellState previous, CellWeights weights) {
    return Recurrent.step(
        tape, kind, gateInput, previous, weights.recurrentWeight(), weights.recurrentBias());
  }

  private static CellWeights weights(GradientBench bench, CellKind kind, int inputs, int width) {
    int rows = kind.gates() * width;
    return new CellWeights(
        bench.input("inputWeight", rows, inputs),
        bench.input("recurrentWeight", rows, width),
        bench.input("inputBias", rows),
        bench.input("recurrentBias", rows));
  }

  private static CellState state(GradientBench bench, CellKind kind, int rows, int width) {
    Tensor hidden = bench.input("hidden", rows, width);
    return kind.hasCell()
        ? CellState.of(hidden, bench.input("cell", rows, width))
        : CellState.of(hidden);
  }

  private static void weigh(GradientBench bench, SequenceResult result) {
    bench.weigh(result.outputs().values());
    weigh(bench, result.last());
  }

  private static void weigh(GradientBench bench, CellState state) {
    bench.weigh(state.hidden());
    state.cell().ifPresent(bench::weigh);
  }

  private static void check(GradientBench bench, Consumer<Tape> operation) {
    GradientCheck.of(Engines.DOUBLE, bench.parameters())
        .sampled(7, 1)
        .check(tape -> {
          operation.accept(tape);
          return bench.loss(tape);
        });
  }
}
