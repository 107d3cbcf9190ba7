package org.attentiontoolkit.models.attention.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.attentiontoolkit.api.attention.Pooling;
import org.attentiontoolkit.api.attention.PositionsFactory;
import org.attentiontoolkit.api.attention.SoftmaxNormaliser;
import org.attentiontoolkit.models.attention.Attentions;
import org.attentiontoolkit.models.attention.GoldenAttention;
import org.attentiontoolkit.models.attention.Resources;
import org.attentiontoolkit.testkit.PlainPooling;
import org.attentiontoolkit.testkit.PositionsContract;
import org.junit.jupiter.api.Test;

final class AlibiPositionsTest extends PositionsContract {
  @Override
  protected PositionsFactory positions() {
    return (slot, scope) -> new AlibiPositions(new AlibiPositions.Config(), slot, scope);
  }

  @Test
  void slopesByHand() {
    assertThat(AlibiPositions.slopes(1)).containsExactly(1.0 / 256);
    assertThat(AlibiPositions.slopes(4)).containsExactly(1.0 / 4, 1.0 / 16, 1.0 / 64, 1.0 / 256);
    // Of 8 heads' slopes 1/2, 1/4, 1/8 … the first and the third.
    assertThat(AlibiPositions.slopes(6))
        .containsExactly(1.0 / 4, 1.0 / 16, 1.0 / 64, 1.0 / 256, 1.0 / 2, 1.0 / 8);
  }

  /** With those of BLOOM. */
  @Test
  void slopesEqualHuggingFace() {
    for (String line : Resources.lines("alibi-slopes.txt")) {
      double[] expected = Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
      assertThat(AlibiPositions.slopes(expected.length))
          .containsExactly(expected, within(1e-7)); // kept in single precision
    }
  }

  @Test
  void equalsPyTorch() {
    GoldenAttention.checkCausal(
        "alibi-causal", Attentions.twoHeads(PlainPooling.with(positions())));
    GoldenAttention.checkSelf("alibi", Attentions.twoHeads(PlainPooling.with(positions())));
    Pooling.Config plain = PlainPooling.CONFIG;
    GoldenAttention.checkSelf(
        "alibi-temperature",
        Attentions.twoHeads(
            new Pooling.Config(
                (slot, scope) ->
                    new SoftmaxNormaliser(new SoftmaxNormaliser.Config(0.5, false), slot, scope),
                plain.window(),
                positions(),
                plain.softCap(),
                plain.dropout())));
  }
}
