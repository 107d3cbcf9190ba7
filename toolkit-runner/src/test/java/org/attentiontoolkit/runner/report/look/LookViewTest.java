package org.attentiontoolkit.runner.report.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.AttentionMap.Slot;
import org.attentiontoolkit.api.task.HeadSummary;
import org.attentiontoolkit.runner.report.look.LookView.Sentence;
import org.junit.jupiter.api.Test;

final class LookViewTest {
  /** 6 + 6 layers of 8 heads, as in the largest configuration, on sentences of 60 words. */
  @Test
  void aPageStaysSmall() {
    List<Sentence> all = new ArrayList<>();
    for (int example = 0; example < 8; example++) {
      List<AttentionMap> maps = new ArrayList<>();
      for (Slot slot : Slot.values()) {
        for (int head = 0; head < 48; head++) {
          maps.add(map(example, slot, head / 8, head % 8, 60));
        }
      }
      all.add(new Sentence(example, "a sentence", maps, Optional.empty()));
    }
    List<Sentence> shown = LookView.shown(all);
    assertThat(shown).as("of 518,400 weights each").hasSize(3);
    String html = LookView.html(shown, all.size());
    assertThat(html)
        .hasSizeLessThan(3_000_000)
        .contains("This page has room for what was looked at in 3 of 8 sentences.");
  }

  @Test
  void thereIsNoViewOfNothing() {
    List<Sentence> nothing = List.of(new Sentence(0, "a", List.of(), Optional.empty()));
    assertThat(LookView.shown(nothing)).isEmpty();
    assertThat(LookView.html(List.of(), 0)).isEmpty();
    assertThat(HeadTable.html(List.of())).isEmpty();
  }

  @Test
  void headsAreShadedByTheirPartOfTheMost() {
    String html =
        HeadTable.html(
            List.of(
                new HeadSummary(Slot.CROSS, 0, 0, 2, 0.5, 12_345),
                new HeadSummary(Slot.CROSS, 0, 1, 1, 1, 12_345)));
    assertThat(html)
        .contains("<td style=\"--share: 45%\">2.00</td><td style=\"--share: 23%\">1.00</td>")
        .contains("<td style=\"--share: 23%\">0.50</td><td style=\"--share: 45%\">1.00</td>")
        .contains("cross-attention 12\u2009345");
  }

  private static AttentionMap map(int example, Slot slot, int layer, int head, int size) {
    List<String> words = Collections.nCopies(size, "word");
    return new AttentionMap(
        example, slot, layer, "layer", head, words, words, new double[size][size]);
  }
}
