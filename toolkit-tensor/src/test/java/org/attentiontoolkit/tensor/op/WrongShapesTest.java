package org.attentiontoolkit.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation refuses operands that do not fit each other, and names what does not fit. */
class WrongShapesTest {
  private static final Set<Class<?>> OPERANDS =
      Set.of(
          Tensor.class,
          Tensor[].class,
          Packed.class,
          int[].class,
          SharedRows.class,
          CellState.class,
          CellWeights.class,
          Pairs.class);

  /** A use of an operation that is wrong, and what the message must tell. */
  private record Wrong(String operation, Function<Tape, Object> use, String... told) {
    @Override
    public String toString() {
      return operation + " " + String.join(" ", told);
    }
  }

  static Stream<Wrong> wrong() {
    return Stream.of(
            products(), values(), layouts(), sequences(), pairs(), functionsOfPairs(), losses())
        .flatMap(List::stream);
  }

  private static List<Wrong> products() {
    return List.of(
        new Wrong("Affine.apply", t -> Affine.apply(t, of(t, 2, 3), of(t, 5, 4)), "3", "4"),
        new Wrong(
            "Affine.apply", t -> Affine.apply(t, of(t, 2, 3), of(t, 5, 3), of(t, 4)), "5", "4"),
        new Wrong(
            "Affine.addTo", t -> Affine.addTo(t, of(t, 2, 4), of(t, 2, 3), of(t, 5, 3)), "5", "4"),
        new Wrong(
            "Affine.addTo", t -> Affine.addTo(t, of(t, 7, 5), of(t, 2, 3), of(t, 5, 3)), "7", "2"),
        new Wrong(
            "MatrixProduct.multiply",
            t -> MatrixProduct.multiply(t, of(t, 2, 3), false, of(t, 4, 5), false),
            "3",
            "4"),
        new Wrong(
            "MatrixProduct.multiply",
            t -> MatrixProduct.multiply(t, of(t, 2, 3), true, of(t, 4, 5), true),
            "2",
            "5"));
  }

  private static List<Wrong> values() {
    return List.of(
        new Wrong("Pointwise.add", t -> Pointwise.add(t, of(t, 2, 3), of(t, 3, 2)), "[2, 3]"),
        new Wrong(
            "Pointwise.subtract",
            t -> Pointwise.subtract(t, of(t, 2, 3), of(t, 6)),
            "[2, 3]",
            "[6]"),
        new Wrong("Pointwise.multiply", t -> Pointwise.multiply(t, of(t, 2), of(t, 3)), "[3]"),
        new Wrong("Pointwise.divide", t -> Pointwise.divide(t, of(t, 2), of(t, 3)), "[2]", "[3]"),
        new Wrong("Pointwise.addRow", t -> Pointwise.addRow(t, of(t, 2, 3), of(t, 2)), "3", "2"),
        new Wrong(
            "Pointwise.multiplyRow", t -> Pointwise.multiplyRow(t, of(t, 2, 3), of(t, 4)), "4"),
        new Wrong(
            "Pointwise.multiplyColumn",
            t -> Pointwise.multiplyColumn(t, of(t, 2, 3), of(t, 3)),
            "2",
            "3"),
        new Wrong(
            "LayerNormalization.apply",
            t -> LayerNormalization.apply(t, of(t, 2, 3), of(t, 4), of(t, 3), 1e-5),
            "3",
            "4"),
        new Wrong(
            "LayerNormalization.apply",
            t -> LayerNormalization.apply(t, of(t, 2, 3), of(t, 3), of(t, 5), 1e-5),
            "3",
            "5"));
  }

  private static List<Wrong> layouts() {
    return List.of(
        new Wrong(
            "Layout.concatColumns",
            t -> Layout.concatColumns(t, of(t, 2, 3), of(t, 4, 3)),
            "2",
            "4"),
        new Wrong(
            "Layout.concatRows", t -> Layout.concatRows(t, of(t, 2, 3), of(t, 2, 4)), "3", "4"),
        new Wrong(
            "Layout.gatherRows",
            t -> Layout.gatherRows(t, of(t, 2, 3), new int[] {1, 2}),
            "index 2",
            "N = 2"),
        new Wrong(
            "Layout.gatherRows", t -> Layout.gatherRows(t, of(t, 2, 3), new int[] {-1}), "-1"),
        new Wrong(
            "TableLookup.lookup",
            t -> TableLookup.lookup(t, of(t, 4, 3), new int[] {4}),
            "4",
            "V = 4"),
        new Wrong(
            "SharedRows.lookup",
            t -> SharedRows.lookup(t, of(t, 4, 3), new int[] {9}),
            "9",
            "V = 4"));
  }

  private static List<Wrong> sequences() {
    Segments two = Segments.ofLengths(2, 1);
    return List.of(
        new Wrong(
            "Recurrent.sequence",
            t ->
                Recurrent.sequence(
                    t,
                    CellKind.GRU,
                    new Packed(of(t, 3, 5), two),
                    weights(t, 4, 12, 4),
                    Direction.FORWARD),
            "5",
            "4"),
        new Wrong(
            "Recurrent.sequence",
            t ->
                Recurrent.sequence(
                    t,
                    CellKind.LSTM,
                    new Packed(of(t, 3, 4), two),
                    weights(t, 4, 12, 4),
                    Direction.FORWARD),
            "12"),
        new Wrong(
            "Recurrent.sequence",
            t ->
                Recurrent.sequence(
                    t,
                    CellKind.GRU,
                    new Packed(of(t, 3, 4), two),
                    weights(t, 4, 12, 4),
                    Direction.FORWARD,
                    CellState.of(of(t, 3, 4))),
            "[3, 4]",
            "[2, 4]"),
        new Wrong(
            "Recurrent.step",
            t ->
                Recurrent.step(
                    t,
                    CellKind.GRU,
                    of(t, 2, 11),
                    CellState.of(of(t, 2, 4)),
                    of(t, 12, 4),
                    of(t, 12)),
            "[2, 11]",
            "12"));
  }

  private static List<Wrong> pairs() {
    Segments two = Segments.ofLengths(2, 1);
    Segments three = Segments.ofLengths(1, 1, 1);
    return List.of(
        new Wrong(
            "PairScores.additive",
            t ->
                PairScores.additive(
                    t, new Packed(of(t, 3, 4), two), new Packed(of(t, 3, 5), two), of(t, 4)),
            "[3, 4]",
            "[3, 5]"),
        new Wrong(
            "PairScores.additive",
            t ->
                PairScores.additive(
                    t, new Packed(of(t, 3, 4), two), new Packed(of(t, 3, 4), two), of(t, 5)),
            "[3, 4]",
            "[5]"),
        new Wrong(
            "PairScores.dot",
            t ->
                PairScores.dot(
                    t, new Packed(of(t, 3, 4), two), new Packed(of(t, 3, 4), three), 1, 1),
            "B = 2",
            "B = 3"),
        new Wrong(
            "PairScores.dot",
            t ->
                PairScores.dot(t, new Packed(of(t, 3, 4), two), new Packed(of(t, 3, 4), two), 3, 1),
            "D = 4",
            "H = 3"),
        new Wrong(
            "ScaledDotAttention.apply",
            t ->
                ScaledDotAttention.apply(
                    t,
                    new Packed(of(t, 3, 8), two),
                    new Packed(of(t, 3, 6), two),
                    new Packed(of(t, 3, 6), two),
                    AttentionSettings.of(4, 1, Visibility.FULL).withKeyHeads(2)),
            "D = 2",
            "D = 3"),
        new Wrong(
            "ScaledDotAttention.apply",
            t ->
                ScaledDotAttention.apply(
                    t,
                    new Packed(of(t, 3, 4), two),
                    new Packed(of(t, 3, 4), two),
                    new Packed(of(t, 3, 4), three),
                    AttentionSettings.of(2, 1, Visibility.FULL)),
            "[2, 1]",
            "[1, 1, 1]"),
        new Wrong(
            "PairSum.apply",
            t ->
                PairSum.apply(
                    t,
                    new Pairs(of(t, 5), new PairLayout(two, two, 1)),
                    new Packed(of(t, 3, 4), three)),
            "[2, 1]",
            "[1, 1, 1]"));
  }

  private static List<Wrong> functionsOfPairs() {
    Segments two = Segments.ofLengths(2, 1);
    PairLayout oneHead = new PairLayout(two, two, 1);
    PairLayout twoHeads = new PairLayout(two, two, 2);
    WeightFunction.WithOffset anything =
        new WeightFunction.WithOffset() {
          @Override
          public void weights(double[] scores, double offset, double[] weights) {}

          @Override
          public double gradient(double[] weights, double[] dWeights, double[] dScores) {
            return 0;
          }
        };
    return List.of(
        new Wrong(
            "PairValues.add",
            t -> PairValues.add(t, new Pairs(of(t, 5), oneHead), new Pairs(of(t, 10), twoHeads)),
            "heads=1",
            "heads=2"),
        new Wrong(
            "PairHeads.mix",
            t -> PairHeads.mix(t, new Pairs(of(t, 10), twoHeads), of(t, 2, 3)),
            "H = 2",
            "H = 3"),
        new Wrong(
            "PairWeights.apply",
            t ->
                PairWeights.apply(
                    t, new Pairs(of(t, 10), twoHeads), of(t, 3), Visibility.FULL, anything),
            "[3]",
            "H = 2"));
  }

  private static List<Wrong> losses() {
    int[] three = {0, 1, 1};
    return List.of(
        new Wrong("CrossEntropy.mean", t -> CrossEntropy.mean(t, of(t, 2, 4), three, 0), "2", "3"),
        new Wrong(
            "CrossEntropy.sumOfLogits",
            t -> CrossEntropy.sumOfLogits(t, of(t, 2, 4), three, 0),
            "2",
            "3"),
        new Wrong(
            "Divergence.symmetric",
            t -> Divergence.symmetric(t, of(t, 3, 4), of(t, 4, 3)),
            "[3, 4]",
            "[4, 3]"),
        new Wrong("CrossEntropy.sum", t -> CrossEntropy.sum(t, of(t, 3, 1), three, 0), "V = 1"),
        new Wrong(
            "CrossEntropy.tokenLosses",
            t -> CrossEntropy.tokenLosses(t, of(t, 4, 4), three),
            "4",
            "3"),
        new Wrong(
            "CrossEntropy.sumOfLinear",
            t -> CrossEntropy.sumOfLinear(t, of(t, 3, 4), of(t, 9, 5), of(t, 9), three, 0),
            "4",
            "5"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void isRefusedByWhatDoesNotFit(Wrong wrong) {
    for (var engine : Engines.all()) {
      try (Tape tape = engine.differentiating()) {
        Throwable thrown = catchThrowable(() -> wrong.use.apply(tape));
        assertThat(thrown).isExactlyInstanceOf(IllegalArgumentException.class);
        assertThat(thrown).message().contains(wrong.told);
      }
    }
  }

  /** A new operation with several operands gets its row above. */
  @Test
  void everyOperationWithSeveralOperandsIsThere() throws Exception {
    String here = Affine.class.getPackageName();
    var folder = new File(Affine.class.getResource("Affine.class").toURI()).getParentFile();
    List<String> known = wrong().map(Wrong::operation).toList();
    for (String file : Objects.requireNonNull(folder.list())) {
      if (!file.endsWith(".class") || file.contains("$") || file.startsWith("package-info")) {
        continue;
      }
      Class<?> type = Class.forName(here + "." + file.replace(".class", ""));
      Arrays.stream(type.getDeclaredMethods())
          .filter(WrongShapesTest::hasSeveralOperands)
          .map(method -> type.getSimpleName() + "." + method.getName())
          .forEach(operation -> assertThat(known).contains(operation));
    }
  }

  private static boolean hasSeveralOperands(Method method) {
    List<Class<?>> types = List.of(method.getParameterTypes());
    return Modifier.isPublic(method.getModifiers())
        && Modifier.isStatic(method.getModifiers())
        && Modifier.isPublic(method.getDeclaringClass().getModifiers())
        && types.contains(Tape.class)
        && (types.contains(Tensor[].class)
            || types.stream().filter(OPERANDS::contains).count() > 1);
  }

  private static CellWeights weights(Tape tape, int inputs, int gates, int width) {
    return new CellWeights(
        of(tape, gates, inputs), of(tape, gates, width), of(tape, gates), of(tape, gates));
  }

  private static Tensor of(Tape tape, int... sizes) {
    return tape.zeros(Shape.of(sizes));
  }
}
