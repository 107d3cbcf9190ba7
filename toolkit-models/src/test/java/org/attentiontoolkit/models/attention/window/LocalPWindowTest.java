package org.attentiontoolkit.models.attention.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.api.attention.Window;
import org.attentiontoolkit.api.attention.WindowFactory;
import org.attentiontoolkit.models.attention.Attentions;
import org.attentiontoolkit.models.attention.GoldenAttention;
import org.attentiontoolkit.models.attention.Windows;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.testkit.PlainPooling;
import org.attentiontoolkit.testkit.WindowContract;
import org.junit.jupiter.api.Test;

final class LocalPWindowTest extends WindowContract {
  @Override
  protected WindowFactory window() {
    return local(2);
  }

  private static WindowFactory local(int reach) {
    return (slot, scope) -> new LocalPWindow(new LocalPWindow.Config(reach), slot, scope);
  }

  /** A query of zeros looks at the middle, 2 of 4, with a standard deviation of 1/2. */
  @Test
  void byHand() {
    try (Engine engine = Engine.create(EngineOptions.doublePrecision())) {
      Parameters parameters = new Parameters();
      Window window =
          local(1)
              .create(
                  new AttentionSlot(SlotRole.DECODER, 3, 3, OptionalInt.empty()),
                  parameters.root());
      parameters.allocate(engine, 1);
      try (Tape tape = engine.inference()) {
        Packed query = new Packed(tape.zeros(Shape.of(1, 3)), Segments.ofLengths(1));
        Window.View view = window.view(tape, query, Segments.ofLengths(4), Visibility.FULL);
        assertThat(Windows.row(view.visibility(), 0, 1, 4)).isEqualTo(".###");
        assertThat(view.factors().orElseThrow().values().data().toDoubles())
            .containsExactly(
                new double[] {Math.exp(-8), Math.exp(-2), 1, Math.exp(-2)}, within(1e-15));
      }
    }
  }

  @Test
  void equalsPyTorch() {
    GoldenAttention.checkCross("local-p", Attentions.dot(PlainPooling.with(local(2))));
    GoldenAttention.checkCausal("local-p-causal", Attentions.dot(PlainPooling.with(local(2))));
  }
}
