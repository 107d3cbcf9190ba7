package org.attentiontoolkit.tasks.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.attentiontoolkit.api.model.Pointer;
import org.attentiontoolkit.api.output.Head;
import org.attentiontoolkit.api.output.HeadSlot;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.check.GradientCheck;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.io.NameMap;
import org.attentiontoolkit.tensor.io.SafeTensors;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Layout;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.tensor.parameter.Initializer;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.junit.jupiter.api.Test;

/** Against PyTorch: see {@code make_pointer_generator.py}. */
class PointerGeneratorTest {
  private static final int VOCABULARY = 6;
  private static final int WIDTH = 5;
  private static final int ASKED = 4;
  private static final Segments SOURCES = Segments.ofLengths(4, 3);
  private static final Segments TARGETS = Segments.ofLengths(2, 3);
  private static final int[] COPIES = {3, 6, -1, 6, 7, 4, 6};
  private static final int[] RIGHT = {6, 3, 5, 7, 4};

  /** What the files keep in single precision is this near to PyTorch's own. */
  private static final double KEPT = 1e-6;

  @Test
  void givesWhatPyTorchGives() throws Exception {
    compare("pointer-mean.safetensors", Optional.empty());
    compare("pointer-second.safetensors", Optional.of(1));
  }

  private static void compare(String name, Optional<Integer> head) throws Exception {
    Path file =
        Path.of(Objects.requireNonNull(PointerGeneratorTest.class.getResource(name)).toURI());
    try (Engine engine = Engine.create(EngineOptions.doublePrecision());
        Parameters parameters = new Parameters();
        SafeTensorsReader expected = SafeTensorsReader.open(file)) {
      Layer layer = new Layer(parameters, head, Initializers.zeros());
      parameters.allocateUnread(engine);
      NameMap names = NameMap.none().skip("gradient.*").skip("loss").skip("log-probabilities");
      SafeTensors.read(file, parameters, names);
      try (Tape tape = engine.differentiating()) {
        check(engine, expected, "log-probabilities", layer.outputs(tape).data().toDoubles());
        Tensor loss = layer.loss(tape);
        check(engine, expected, "loss", loss.data().toDoubles());
        tape.backward(loss, parameters);
      }
      for (Parameter parameter : parameters.all()) {
        String gradient = "gradient." + parameter.name();
        check(engine, expected, gradient, parameter.gradient().toDoubles());
      }
    }
  }

  private static void check(Engine engine, SafeTensorsReader file, String name, double[] actual) {
    double[] expected = file.read(name, engine.kernels().memory(), Precision.DOUBLE).toDoubles();
    double largest =
        Arrays.stream(expected).filter(v -> v > -10_000).map(Math::abs).max().orElse(1);
    assertThat(actual).as(name).containsExactly(expected, within(KEPT * Math.max(1, largest)));
  }

  @Test
  void gradientsEqualFiniteDifferences() {
    try (Engine engine = Engine.create(EngineOptions.doublePrecision());
        Parameters parameters = new Parameters()) {
      Layer layer = new Layer(parameters, Optional.empty(), Initializers.uniform(1));
      parameters.allocate(engine, 1);
      positive(layer.weights);
      GradientCheck.of(engine, parameters).check(layer::loss);
    }
  }

  /** A gate so sure that single precision has no number for the rest. */
  @Test
  void sureGatesStayFinite() {
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Parameters parameters = new Parameters()) {
      Layer layer = new Layer(parameters, Optional.empty(), Initializers.uniform(1));
      parameters.allocate(engine, 1);
      positive(layer.weights);
      Parameter bias = parameters.find("copy.bias").orElseThrow();
      for (double sure : new double[] {-500, 500}) {
        bias.data().set(0, sure);
        parameters.clearGradients();
        try (Tape tape = engine.differentiating()) {
          Tensor loss = layer.loss(tape);
          assertThat(loss.item()).isFinite().isGreaterThan(400);
          tape.backward(loss, parameters);
          assertThat(Arrays.stream(layer.outputs(tape).data().toDoubles()))
              .allMatch(Double::isFinite);
        }
        for (double gradient : parameters.gradients().toDoubles()) {
          assertThat(gradient).isFinite();
        }
      }
    }
  }

  /** In every bit. */
  @Test
  void aSourceAloneHasWhatItHasBesideOthers() {
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Parameters parameters = new Parameters()) {
      Layer layer = new Layer(parameters, Optional.empty(), Initializers.uniform(1));
      parameters.allocate(engine, 1);
      positive(layer.weights);
      try (Tape tape = engine.inference()) {
        float[] together = layer.outputs(tape).data().toFloats();
        int columns = together.length / TARGETS.rows();
        int own = 2 * 3 * 3;
        Tensor column = Layout.reshape(tape, layer.weights, Shape.of(2 * 2 * 4 + own, 1));
        Tensor second = Layout.rows(tape, column, 2 * 2 * 4, 2 * 2 * 4 + own);
        PairLayout layout = new PairLayout(Segments.ofLengths(3), Segments.ofLengths(3), 2);
        Pointer pointer =
            new Pointer(
                Layout.rows(tape, layer.asked, 2, 5),
                new Pairs(Layout.reshape(tape, second, Shape.of(own)), layout));
        Tensor alone =
            layer.generator.outputs(
                tape, Layout.rows(tape, layer.features, 2, 5), pointer, new int[] {7, 4, 6});
        assertThat(alone.data().toFloats())
            .containsExactly(Arrays.copyOfRange(together, 2 * columns, 5 * columns));
      }
    }
  }

  @Test
  void saysWhichHeadsThereAre() {
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Parameters parameters = new Parameters()) {
      Layer layer = new Layer(parameters, Optional.of(2), Initializers.uniform(1));
      parameters.allocate(engine, 1);
      try (Tape tape = engine.inference()) {
        assertThatThrownBy(() -> layer.outputs(tape))
            .isInstanceOf(ToolkitException.class)
            .hasMessageContaining("task.copy.head is 2, but the attention has 2 heads");
      }
    }
  }

  private static void positive(Parameter weights) {
    weights
        .data()
        .set(Arrays.stream(weights.data().toDoubles()).map(v -> 0.1 + Math.abs(v)).toArray());
  }

  private static final class Layer {
    private final Parameter features;
    private final Parameter asked;
    private final Parameter weights;
    private final PointerGenerator generator;

    Layer(Parameters parameters, Optional<Integer> chosen, Initializer first) {
      var root = parameters.root();
      features = root.parameter("features", Shape.of(TARGETS.rows(), WIDTH), first);
      asked = root.parameter("asked", Shape.of(TARGETS.rows(), ASKED), first);
      weights = root.parameter("weights", Shape.of(2 * (2 * 4 + 3 * 3)), first);
      HeadSlot slot = new HeadSlot(VOCABULARY, WIDTH);
      Head head = new LinearHead(new LinearHead.Config(), slot, root.child("head"));
      generator =
          new PointerGenerator(
              new PointerGenerator.Config(true, 2, chosen),
              head,
              VOCABULARY,
              ASKED,
              root.child("copy"));
    }

    private Pointer pointer() {
      return new Pointer(asked, new Pairs(weights, new PairLayout(TARGETS, SOURCES, 2)));
    }

    Tensor outputs(Tape tape) {
      return generator.outputs(tape, features, pointer(), COPIES);
    }

    Tensor loss(Tape tape) {
      return generator.crossEntropy(tape, features, pointer(), COPIES, RIGHT).loss();
    }
  }
}
