package org.attentiontoolkit.models.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.EngineOptions.KernelSet;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.io.NameMap;
import org.attentiontoolkit.tensor.io.SafeTensors;
import org.attentiontoolkit.tensor.io.SafeTensorsReader;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.op.Reductions;
import org.attentiontoolkit.tensor.parameter.Initializers;

/**
 * Compares an attention with a case of {@code make_attentions.py}: contexts and the gradients of
 * all parameters, of queries and of states, with each kernel set and in double precision.
 */
public final class GoldenAttention {
  /** Of the sentences in the script. */
  private static final Segments STATES = Segments.ofLengths(5, 1, 3);

  private static final Segments QUERIES = Segments.ofLengths(2, 3, 1);
  private static final int WIDTH = 6;

  /** What the files keep in single precision is this near to PyTorch's own. */
  private static final double KEPT = 1e-6;

  /** Some dozens of roundings in single precision. */
  private static final double ROUNDED = 1e-5;

  private GoldenAttention() {}

  /** Queries of their own on states. */
  public static void checkCross(String name, AttentionFactory factory) {
    check(name, SlotRole.CROSS, factory);
  }

  /** States that look at themselves. */
  public static void checkSelf(String name, AttentionFactory factory) {
    check(name, SlotRole.SELF, factory);
  }

  /** States that look at themselves and those before them. */
  public static void checkCausal(String name, AttentionFactory factory) {
    check(name, SlotRole.CAUSAL, factory);
  }

  private static void check(String name, SlotRole role, AttentionFactory factory) {
    for (EngineOptions options :
        List.of(
            EngineOptions.doublePrecision(),
            EngineOptions.defaults(),
            EngineOptions.defaults().with(KernelSet.ND4J))) {
      try (Engine engine = Engine.create(options)) {
        compare(engine, file(name), role, factory);
      }
    }
  }

  private static void compare(Engine engine, Path file, SlotRole role, AttentionFactory factory) {
    double tolerance = engine.precision() == Precision.DOUBLE ? KEPT : ROUNDED;
    try (Parameters parameters = new Parameters();
        SafeTensorsReader expected = SafeTensorsReader.open(file)) {
      Packed states = input(parameters, "states", STATES);
      Packed queries = role == SlotRole.CROSS ? input(parameters, "queries", QUERIES) : states;
      Attention attention =
          factory.create(
              new AttentionSlot(role, WIDTH, WIDTH, OptionalInt.empty()),
              parameters.root().child("attention"));
      parameters.allocateUnread(engine);
      SafeTensors.read(file, parameters, NameMap.none().skip("gradient.*").skip("context"));
      try (Tape tape = engine.differentiating()) {
        Tensor context =
            attention
                .attend(
                    tape,
                    queries,
                    attention.prepare(tape, Memory.of(states)),
                    role == SlotRole.CAUSAL ? Visibility.CAUSAL : Visibility.FULL,
                    Attention.Weights.UNWANTED)
                .context();
        check(engine, expected, "context", context.data(), tolerance);
        tape.backward(loss(tape, context), parameters);
      }
      for (Parameter parameter : parameters.all()) {
        check(engine, expected, "gradient." + parameter.name(), parameter.gradient(), tolerance);
      }
    }
  }

  private static Packed input(Parameters parameters, String name, Segments segments) {
    return new Packed(
        parameters.root().parameter(name, Shape.of(segments.rows(), WIDTH), Initializers.zeros()),
        segments);
  }

  private static Tensor loss(Tape tape, Tensor context) {
    double[] probe = new double[Math.toIntExact(context.shape().length())];
    for (int i = 0; i < probe.length; i++) {
      probe[i] = Math.cos(i);
    }
    return Reductions.sum(
        tape, Pointwise.multiply(tape, context, tape.constant(context.shape(), probe)));
  }

  /** As near as the largest value of the tensor allows. */
  private static void check(
      Engine engine, SafeTensorsReader file, String name, DenseArray actual, double tolerance) {
    double[] expected = file.read(name, engine.kernels().memory(), actual.precision()).toDoubles();
    double largest = 1;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(actual.toDoubles()).as(name).containsExactly(expected, within(tolerance * largest));
  }

  private static Path file(String name) {
    String resource = name + ".safetensors";
    try {
      return Path.of(
          Objects.requireNonNull(GoldenAttention.class.getResource(resource), resource).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
