package org.attentiontoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.api.attention.Window;
import org.attentiontoolkit.api.attention.WindowFactory;
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
 * What every {@link Window} promises: that it makes an attention which keeps what attentions
 * promise, shows nothing that may not be seen, and shows a query the same alone as among others.
 * The test of a window extends this class and says how to make one:
 *
 * <pre>{@code
 * final class SlidingWindowTest extends WindowContract {
 *   @Override
 *   protected WindowFactory window() {
 *     return (slot, scope) -> new SlidingWindow(new SlidingWindow.Config(1, 0), slot, scope);
 *   }
 * }
 * }</pre>
 */
public abstract class WindowContract extends AttentionContract {
  private static final int LENGTH = 6;
  private static final int WIDTH = 4;

  /** Makes the window to test. */
  protected abstract WindowFactory window();

  @Override
  protected AttentionFactory attention() {
    return ScaledProducts.attention(PlainPooling.with(window()));
  }

  /** Most see less than they may, some also weigh what they see. */
  @Override
  protected boolean weightsSumToOne() {
    return false;
  }

  @Test
  void nothingIsSeenThatMayNotBe() {
    Visibility odd = Visibility.of((b, i, j) -> (i + j) % 2 == 1);
    for (Visibility allowed : new Visibility[] {Visibility.FULL, Visibility.CAUSAL, odd}) {
      try (Setup setup = new Setup(SlotRole.SELF);
          Tape tape = setup.engine.inference()) {
        Packed states = setup.states(Segments.ofLengths(LENGTH));
        Visibility seen = setup.window.view(tape, states, states.segments(), allowed).visibility();
        for (int i = 0; i < LENGTH; i++) {
          for (int j = 0; j < LENGTH; j++) {
            assertThat(seen.sees(0, i, j, LENGTH, LENGTH) && !allowed.sees(0, i, j, LENGTH, LENGTH))
                .isFalse();
          }
        }
      }
    }
  }

  /** As in a search, where a position comes alone and sees the keys up to its own. */
  @Test
  void aPositionAloneSeesWhatItSeesAmongTheOthers() {
    try (Setup setup = new Setup(SlotRole.CAUSAL);
        Tape tape = setup.engine.inference()) {
      Packed states = setup.states(Segments.ofLengths(LENGTH));
      Window.View whole = setup.window.view(tape, states, states.segments(), Visibility.CAUSAL);
      for (int t = 0; t < LENGTH; t++) {
        Packed one =
            new Packed(
                Layout.rows(tape, states.values(), t, t + 1),
                Segments.ofLengths(1).fromPosition(t));
        Segments keys = Segments.ofLengths(t + 1);
        Window.View alone = setup.window.view(tape, one, keys, Visibility.CAUSAL);
        for (int j = 0; j <= t; j++) {
          assertThat(alone.visibility().sees(0, 0, j, 1, t + 1))
              .as("whether position %d sees %d", t, j)
              .isEqualTo(whole.visibility().sees(0, t, j, LENGTH, LENGTH));
          assertThat(factor(alone, j))
              .isCloseTo(factor(whole, t * LENGTH + j), within((float) Rounding.REORDERED));
        }
      }
    }
  }

  /** Hypotheses of a search are several queries at one position of one target. */
  @Test
  void queriesAtOnePositionSeeTheSame() {
    try (Setup setup = new Setup(SlotRole.DECODER);
        Tape tape = setup.engine.inference()) {
      int[] copies = new int[3];
      Packed queries =
          new Packed(
              Layout.gatherRows(tape, setup.values, copies), Segments.ofLengths(3).atPosition(2));
      Window.View view =
          setup.window.view(tape, queries, Segments.ofLengths(LENGTH), Visibility.FULL);
      for (int i = 1; i < copies.length; i++) {
        for (int j = 0; j < LENGTH; j++) {
          assertThat(view.visibility().sees(0, i, j, copies.length, LENGTH))
              .isEqualTo(view.visibility().sees(0, 0, j, copies.length, LENGTH));
          assertThat(factor(view, i * LENGTH + j)).isEqualTo(factor(view, j));
        }
      }
    }
  }

  private static float factor(Window.View view, int pair) {
    return view.factors().map(pairs -> (float) pairs.values().data().get(pair)).orElse(1f);
  }

  private final class Setup implements AutoCloseable {
    private final Engine engine = Engine.create(EngineOptions.defaults());
    private final Parameters parameters = new Parameters();
    private final Parameter values = RandomBatches.values(parameters, "states", LENGTH, WIDTH);
    private final Window window;

    Setup(SlotRole role) {
      AttentionSlot slot = new AttentionSlot(role, WIDTH, WIDTH, OptionalInt.empty());
      window = window().create(slot, parameters.root().child("window"));
      parameters.allocate(engine, 3);
    }

    Packed states(Segments segments) {
      return new Packed(values, segments);
    }

    @Override
    public void close() {
      engine.close();
    }
  }
}
