package org.attentiontoolkit.models.attention.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attentiontoolkit.api.attention.WindowFactory;
import org.attentiontoolkit.models.attention.Attentions;
import org.attentiontoolkit.models.attention.GoldenAttention;
import org.attentiontoolkit.models.attention.Windows;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.testkit.PlainPooling;
import org.attentiontoolkit.testkit.WindowContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class SlidingWindowTest {
  @Test
  void aQuerySeesItsNeighboursAndTheFirstKeys() {
    assertThat(seen(1, 0, Segments.ofLengths(5), Visibility.FULL))
        .containsExactly("##...", "###..", ".###.", "..###", "...##");
    assertThat(seen(1, 1, Segments.ofLengths(5), Visibility.FULL))
        .containsExactly("##...", "###..", "####.", "#.###", "#..##");
    assertThat(seen(1, 0, Segments.ofLengths(5), Visibility.CAUSAL))
        .containsExactly("#....", "##...", ".##..", "..##.", "...##");
  }

  @Test
  void hypothesesOfASearchStandTogether() {
    assertThat(seen(1, 1, Segments.ofLengths(2).atPosition(3), Visibility.FULL))
        .containsExactly("#.###", "#.###");
  }

  @Test
  void aSingleQueryOfASearchStandsAtItsPosition() {
    assertThat(seen(1, 0, Segments.ofLengths(1).fromPosition(3), Visibility.FULL))
        .containsExactly("..###");
  }

  /** Which of five keys each query sees. */
  private static List<String> seen(int reach, int first, Segments queries, Visibility allowed) {
    return Windows.seen(sliding(reach, first), queries, 5, allowed);
  }

  @Nested
  final class NearKeys extends WindowContract {
    @Override
    protected WindowFactory window() {
      return sliding(1, 0);
    }
  }

  @Nested
  final class NearKeysAndTheFirst extends WindowContract {
    @Override
    protected WindowFactory window() {
      return sliding(1, 2);
    }
  }

  /** With a mask for its scores. */
  @Test
  void equalsPyTorch() {
    GoldenAttention.checkSelf("sliding", Attentions.dot(PlainPooling.with(sliding(1, 0))));
    GoldenAttention.checkCausal("sliding-first", Attentions.dot(PlainPooling.with(sliding(1, 1))));
  }

  private static WindowFactory sliding(int reach, int first) {
    return (slot, scope) -> new SlidingWindow(new SlidingWindow.Config(reach, first), slot, scope);
  }
}
