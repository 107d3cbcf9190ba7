package org.attentiontoolkit.models.attention;

import java.util.Optional;
import org.attentiontoolkit.api.attention.NormaliserFactory;
import org.attentiontoolkit.api.attention.Pooling;
import org.attentiontoolkit.api.attention.PositionsFactory;
import org.attentiontoolkit.models.attention.normaliser.SparsemaxNormaliser;
import org.attentiontoolkit.models.attention.positions.AlibiPositions;
import org.attentiontoolkit.testkit.PlainPooling;
import org.junit.jupiter.api.Test;

/** With Gemma 2's attention in Hugging Face's library, and with a normaliser that is no softmax. */
class SoftCapTest {
  private static final Pooling.Config PLAIN = PlainPooling.CONFIG;

  @Test
  void takesTheScoresPlace() {
    GoldenAttention.checkSelf(
        "soft-cap", Attentions.twoHeads(capped(0.6, PLAIN.normaliser(), PLAIN.positions())));
  }

  @Test
  void positionsAreCountedAfterIt() {
    PositionsFactory alibi =
        (slot, scope) -> new AlibiPositions(new AlibiPositions.Config(), slot, scope);
    GoldenAttention.checkSelf(
        "soft-cap-alibi", Attentions.twoHeads(capped(0.6, PLAIN.normaliser(), alibi)));
  }

  @Test
  void withScoresThatAreStored() {
    NormaliserFactory sparsemax =
        (slot, scope) -> new SparsemaxNormaliser(new SparsemaxNormaliser.Config(), slot, scope);
    GoldenAttention.checkCross(
        "soft-cap-sparsemax", Attentions.dot(capped(2, sparsemax, PLAIN.positions())));
  }

  private static Pooling.Config capped(
      double cap, NormaliserFactory normaliser, PositionsFactory positions) {
    return new Pooling.Config(normaliser, PLAIN.window(), positions, Optional.of(cap), 0);
  }
}
