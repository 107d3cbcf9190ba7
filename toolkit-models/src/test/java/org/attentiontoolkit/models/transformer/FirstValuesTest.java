package org.attentiontoolkit.models.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalInt;
import org.attentiontoolkit.api.model.DecoderSlot;
import org.attentiontoolkit.models.transformer.LayerConfig.NormPlace;
import org.attentiontoolkit.models.transformer.LayerConfig.PositionKind;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.parameter.Role;
import org.junit.jupiter.api.Test;

/**
 * What a Transformer begins with: maps as in Glorot and Bengio 2010, equation 16; embeddings so
 * that, multiplied with √D (Vaswani et al. 2017, section 3.4), they have a variance of 1; norms
 * change nothing and biases are zeros.
 */
class FirstValuesTest {
  private static final int WIDTH = 64;

  @Test
  void areThoseOfThePapers() {
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Parameters parameters = new Parameters()) {
      new TransformerDecoder(
          new TransformerDecoder.Config(TransformerParts.multiHead(4)),
          TransformerParts.layers(WIDTH, 2, 256, NormPlace.PRE, PositionKind.SINUSOIDAL),
          new DecoderSlot(500, WIDTH, OptionalInt.empty(), TransformerParts.multiHead(4)),
          parameters.root());
      parameters.allocate(engine, 5);
      for (Parameter parameter : parameters.all()) {
        double[] values = parameter.data().toDoubles();
        switch (parameter.role()) {
          case BIAS -> assertThat(values).as(parameter.name()).containsOnly(0);
          case NORM -> assertThat(values).as(parameter.name()).containsOnly(1);
          case EMBEDDING -> checkDeviation(parameter, values, Math.sqrt(1.0 / WIDTH));
          default -> checkMap(parameter, values);
        }
      }
      assertThat(parameters.all().stream().map(Parameter::role))
          .contains(Role.BIAS, Role.NORM, Role.EMBEDDING, Role.WEIGHT);
    }
  }

  private static void checkMap(Parameter parameter, double[] values) {
    double bound = Math.sqrt(6.0 / (parameter.shape().size(0) + parameter.shape().size(1)));
    double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
    // Of n uniform values the largest is within 20/n of the bound but for a chance of e⁻²⁰.
    assertThat(largest)
        .as(parameter.name())
        .isBetween(bound * (1 - 20.0 / values.length), (double) (float) bound);
    checkDeviation(parameter, values, bound / Math.sqrt(3));
  }

  /** Within five standard errors, of normal values at most; uniform ones vary less. */
  private static void checkDeviation(Parameter parameter, double[] values, double expected) {
    double squares = Arrays.stream(values).map(v -> v * v).sum() / values.length;
    assertThat(Math.sqrt(squares))
        .as(parameter.name())
        .isCloseTo(expected, within(5 * expected / Math.sqrt(2.0 * values.length)));
  }
}
