package org.attentiontoolkit.models.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Pooling;
import org.attentiontoolkit.api.attention.ScoredAttention;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.testkit.AttentionContract;
import org.attentiontoolkit.testkit.PlainPooling;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class SlidingWindowTest {
  private static final AttentionSlot SLOT =
      new AttentionSlot(SlotRole.CAUSAL, 6, 6, OptionalInt.empty());

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
  void aSingleQueryOfASearchStandsAtItsPosition() {
    assertThat(seen(1, 0, Segments.ofLengths(1).fromPosition(3), Visibility.FULL))
        .containsExactly("..###");
  }

  /** Which of five keys each query sees. */
  private static List<String> seen(int reach, int first, Segments queries, Visibility allowed) {
    SlidingWindow window =
        new SlidingWindow(new SlidingWindow.Config(reach, first), SLOT, new Parameters().root());
    Segments keys = Segments.ofLengths(5);
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Tape tape = engine.inference()) {
      Packed asking = new Packed(tape.zeros(Shape.of(queries.rows(), 6)), queries);
      Visibility visible = window.view(tape, asking, keys, allowed).visibility();
      List<String> rows = new ArrayList<>();
      for (int i = 0; i < queries.rows(); i++) {
        StringBuilder row = new StringBuilder();
        for (int j = 0; j < 5; j++) {
          row.append(visible.sees(0, i, j, queries.rows(), 5) ? '#' : '.');
        }
        rows.add(row.toString());
      }
      return rows;
    }
  }

  @Nested
  final class InAnAttention extends AttentionContract {
    @Override
    protected AttentionFactory attention() {
      Pooling.Config pooling =
          new Pooling.Config(
              PlainPooling.CONFIG.normaliser(),
              (slot, scope) -> new SlidingWindow(new SlidingWindow.Config(9, 0), slot, scope),
              0);
      return (slot, scope) ->
          new ScoredAttention(
              (place, inner) -> new DotScore(new DotScore.Config(), place, inner),
              pooling,
              slot,
              scope);
    }
  }
}
