package org.attentiontoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.api.attention.Positions;
import org.attentiontoolkit.api.attention.PositionsFactory;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.op.Layout;
import org.junit.jupiter.api.Test;

/**
 * What all {@link Positions} promise: that they make an attention which keeps what attentions
 * promise, and that a position which comes alone, as in a search, goes on where the others ended.
 * The test of positions extends this class and says how to make them:
 *
 * <pre>{@code
 * final class AlibiPositionsTest extends PositionsContract {
 *   @Override
 *   protected PositionsFactory positions() {
 *     return (slot, scope) -> new AlibiPositions(new AlibiPositions.Config(), slot, scope);
 *   }
 * }
 * }</pre>
 */
public abstract class PositionsContract extends AttentionContract {
  private static final int LENGTH = 7;
  private static final int WIDTH = 6;

  /** Makes the positions to test. */
  protected abstract PositionsFactory positions();

  @Override
  protected AttentionFactory attention() {
    return ScaledProducts.attention(PlainPooling.with(positions()));
  }

  @Override
  protected AttentionSlot slot() {
    return new AttentionSlot(SlotRole.SELF, WIDTH, WIDTH, OptionalInt.empty());
  }

  @Test
  void aPositionAloneGoesOnWhereTheOthersEnded() {
    Parameters parameters = new Parameters();
    Parameter values = RandomBatches.values(parameters, "states", LENGTH, WIDTH);
    Attention attention =
        attention()
            .create(
                new AttentionSlot(SlotRole.CAUSAL, WIDTH, WIDTH, OptionalInt.empty()),
                parameters.root().child("attention"));
    try (Engine engine = Engine.create(EngineOptions.defaults())) {
      parameters.allocate(engine, 3);
      fillTables(engine, parameters);
      try (Tape tape = engine.inference()) {
        Packed states = new Packed(values, Segments.ofLengths(LENGTH));
        float[] whole = look(tape, attention, states, attention.prepare(tape, Memory.of(states)));
        Packed nothing = new Packed(Layout.rows(tape, values, 0, 0), Segments.ofLengths(0));
        Attention.Prepared grown = attention.prepare(tape, Memory.of(nothing));
        for (int t = 0; t < LENGTH; t++) {
          Packed one =
              new Packed(
                  Layout.rows(tape, values, t, t + 1), Segments.ofLengths(1).fromPosition(t));
          grown = attention.extend(tape, grown, one);
          assertThat(look(tape, attention, one, grown))
              .as("context of position %d", t)
              .containsExactly(
                  Arrays.copyOfRange(whole, t * WIDTH, (t + 1) * WIDTH),
                  within((float) Rounding.REORDERED));
        }
      }
    }
  }

  /** Tables may begin with zeros, which say nothing. */
  private static void fillTables(Engine engine, Parameters parameters) {
    try (Tape tape = engine.inference()) {
      for (Parameter parameter : parameters.all()) {
        if (parameter.name().startsWith("attention.positions")) {
          parameter.data().copyFrom(RandomBatches.probe(tape, parameter.shape()).data());
        }
      }
    }
  }

  private static float[] look(
      Tape tape, Attention attention, Packed queries, Attention.Prepared memory) {
    return attention
        .attend(tape, queries, memory, Visibility.CAUSAL, Attention.Weights.UNWANTED)
        .context()
        .data()
        .toFloats();
  }
}
