package org.attentiontoolkit.models.attention.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.Positions;
import org.attentiontoolkit.api.attention.PositionsFactory;
import org.attentiontoolkit.models.attention.Attentions;
import org.attentiontoolkit.models.attention.GoldenAttention;
import org.attentiontoolkit.models.attention.Resources;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.op.PairLayout;
import org.attentiontoolkit.tensor.op.Pairs;
import org.attentiontoolkit.testkit.PlainPooling;
import org.attentiontoolkit.testkit.PositionsContract;
import org.junit.jupiter.api.Test;

final class T5PositionsTest extends PositionsContract {
  @Override
  protected PositionsFactory positions() {
    return t5(8, 20);
  }

  private static PositionsFactory t5(int buckets, int maxDistance) {
    return (slot, scope) ->
        new T5Positions(new T5Positions.Config(buckets, maxDistance), slot, scope);
  }

  /** Of eight buckets four look back: 0, 1, 2 to 3, 4 and more, where all share from 4 on. */
  @Test
  void bucketsByHand() {
    T5Positions.Buckets buckets = new T5Positions.Buckets(8, 5, true);
    assertThat(IntStream.rangeClosed(-6, 6).map(buckets::of))
        .containsExactly(3, 3, 3, 2, 2, 1, 0, 5, 6, 6, 7, 7, 7);
  }

  /** With {@code _relative_position_bucket}, both ways and back alone. */
  @Test
  void bucketsEqualHuggingFace() {
    for (String line : Resources.lines("t5-buckets.txt")) {
      String[] parts = line.split(" ");
      T5Positions.Buckets buckets =
          new T5Positions.Buckets(
              Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2].equals("both"));
      int[] expected = Arrays.stream(parts).skip(3).mapToInt(Integer::parseInt).toArray();
      int reach = expected.length / 2;
      assertThat(IntStream.rangeClosed(-reach, reach).map(buckets::of).toArray())
          .as(line.substring(0, 20))
          .containsExactly(expected);
    }
  }

  @Test
  void refusesBucketsThatCannotBe() {
    assertThatThrownBy(() -> new T5Positions.Config(7, 128))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new T5Positions.Config(8, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equalsPyTorch() {
    GoldenAttention.checkSelf("t5", Attentions.twoHeads(PlainPooling.with(t5(8, 5))));
    GoldenAttention.checkCausal("t5-causal", Attentions.twoHeads(PlainPooling.with(t5(4, 4))));
  }

  /** The way of a plugin whose positions follow from more than the distance. */
  @Test
  void theSameAddedPairByPair() {
    PositionsFactory pairByPair =
        (slot, scope) -> {
          Positions t5 = t5(8, 5).create(slot, scope);
          return new Positions() {
            @Override
            public Optional<Pairs> bias(Tape tape, Packed queries, Segments keys) {
              PairLayout layout = new PairLayout(queries.segments(), keys, slot.heads());
              return t5.distances(tape, queries, keys).map(bias -> bias.pairs(tape, layout));
            }
          };
        };
    GoldenAttention.checkSelf("t5", Attentions.twoHeads(PlainPooling.with(pairByPair)));
  }
}
