package org.attentiontoolkit.tasks.data.spellout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.task.Split;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tasks.data.SentencePair;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;

final class SpellOutTest {
  private static final SpellOutSettings.Items ITEMS =
      new SpellOutSettings.Items(1, 3, 999_999, 0.3, 1600, 2099);

  private static SpellOutSettings settings(long seed, SpellOutSettings.Items items) {
    return new SpellOutSettings("en", "de", seed, new SpellOutSettings.Sizes(600, 80, 90), items);
  }

  private static List<SentencePair> pairs(SpellOut source, Split split) {
    List<SentencePair> pairs = new ArrayList<>();
    source.read(split, pairs::add, Stop.NEVER);
    return pairs;
  }

  @Test
  void drawsAsManyDifferentPairsAsAskedFor() {
    SpellOut source = new SpellOut(settings(1, ITEMS));
    Set<SentencePair> all = new HashSet<>();
    for (Split split : Split.values()) {
      all.addAll(pairs(source, split));
    }
    assertThat(pairs(source, Split.TEST)).hasSize(90);
    assertThat(all).hasSize(600 + 80 + 90);
  }

  @Test
  void largeNumbersAndDatesOfOneSplitAreInNoOther() {
    ItemDraw draw = new ItemDraw(settings(1, ITEMS));
    Set<SpokenItem> train = items(draw, Split.TRAIN);
    assertThat(train).hasSizeGreaterThan(500);
    for (Split split : List.of(Split.VALID, Split.TEST)) {
      assertThat(items(draw, split)).isNotEmpty().doesNotContainAnyElementsOf(train);
    }
    assertThat(items(draw, Split.TEST)).doesNotContainAnyElementsOf(items(draw, Split.VALID));
  }

  private static Set<SpokenItem> items(ItemDraw draw, Split split) {
    return draw.sentences(split).stream()
        .flatMap(List::stream)
        .filter(item -> !item.shared())
        .collect(Collectors.toSet());
  }

  @Test
  void theSameSeedGivesTheSamePairs() {
    List<SentencePair> first = pairs(new SpellOut(settings(1, ITEMS)), Split.TRAIN);
    SpellOut again = new SpellOut(settings(1, ITEMS));
    pairs(again, Split.TEST);
    assertThat(pairs(again, Split.TRAIN)).isEqualTo(first);
    assertThat(again.facts(Split.TEST, Stop.NEVER))
        .isEqualTo(new SpellOut(settings(1, ITEMS)).facts(Split.TEST, Stop.NEVER));
    assertThat(pairs(new SpellOut(settings(2, ITEMS)), Split.TRAIN)).isNotEqualTo(first);
  }

  @Test
  void itemsKeepTheirBounds() {
    SpellOutSettings.Items narrow = new SpellOutSettings.Items(2, 4, 5432, 0.5, 1999, 2001);
    SpellOutSettings settings =
        new SpellOutSettings("en", "fr", 3, new SpellOutSettings.Sizes(300, 1, 1), narrow);
    List<List<SpokenItem>> sentences = new ItemDraw(settings).sentences(Split.TRAIN);
    assertThat(sentences).allMatch(s -> s.size() >= 2 && s.size() <= 4);
    assertThat(sentences.stream().flatMap(List::stream))
        .allMatch(item ->
            switch (item) {
              case SpokenItem.Cardinal(long value) -> value >= 0 && value <= 5432;
              case SpokenItem.Day(var date) -> date.getYear() >= 1999 && date.getYear() <= 2001;
            })
        .anyMatch(item -> item instanceof SpokenItem.Day)
        .anyMatch(item -> item instanceof SpokenItem.Cardinal(long value) && value > 4000);
  }

  @Test
  void askingForMoreThanThereAreIsAnError() {
    SpellOutSettings.Items few = new SpellOutSettings.Items(1, 1, 99, 0, 1600, 2099);
    assertThatThrownBy(() -> pairs(new SpellOut(settings(1, few)), Split.TRAIN))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("different sentences were found for train, but 600 are asked for.");
  }

  @Test
  void boundsTheWrongWayRoundAreErrors() {
    assertThatThrownBy(() -> new SpellOutSettings.Items(2, 1, 9, 0, 1600, 2099))
        .hasMessage("max is 1 items a sentence, but min is 2");
    assertThatThrownBy(() -> new SpellOutSettings.Items(1, 1, 9, 0, 1601, 1600))
        .hasMessage("last-year is 1600, but first-year is 1601");
  }
}
