package org.attentiontoolkit.tasks.data.spellout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.data.TextExample;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;

final class SpellOutTest {
  private static final SpellOutSettings.Items ITEMS =
      new SpellOutSettings.Items(1, 3, 999_999, 0.3, 1600, 2099);

  private static SpellOutSettings settings(long seed, SpellOutSettings.Items items) {
    return new SpellOutSettings("en", "de", seed, new SpellOutSettings.Sizes(600, 80, 90), items);
  }

  private static List<TextExample> pairs(SpellOut source, String set) {
    List<TextExample> pairs = new ArrayList<>();
    source.read(set, pairs::add, Stop.NEVER);
    return pairs;
  }

  @Test
  void drawsAsManyDifferentPairsAsAskedFor() {
    SpellOut source = new SpellOut(settings(1, ITEMS));
    Set<TextExample> all = new HashSet<>();
    for (String set : List.of(EvaluationSet.TRAIN, EvaluationSet.VALID, EvaluationSet.TEST)) {
      all.addAll(pairs(source, set));
    }
    assertThat(pairs(source, EvaluationSet.TEST)).hasSize(90);
    assertThat(all).hasSize(600 + 80 + 90);
  }

  @Test
  void largeNumbersAndDatesOfOneSetAreInNoOther() {
    ItemDraw draw = new ItemDraw(settings(1, ITEMS));
    Set<SpokenItem> train = items(draw, EvaluationSet.TRAIN);
    assertThat(train).hasSizeGreaterThan(500);
    for (String set : List.of(EvaluationSet.VALID, EvaluationSet.TEST)) {
      assertThat(items(draw, set)).isNotEmpty().doesNotContainAnyElementsOf(train);
    }
    assertThat(items(draw, EvaluationSet.TEST))
        .doesNotContainAnyElementsOf(items(draw, EvaluationSet.VALID));
  }

  private static Set<SpokenItem> items(ItemDraw draw, String set) {
    return draw.sentences(set).stream()
        .flatMap(List::stream)
        .filter(item -> !item.shared())
        .collect(Collectors.toSet());
  }

  @Test
  void theSameSeedGivesTheSamePairs() {
    List<TextExample> first = pairs(new SpellOut(settings(1, ITEMS)), EvaluationSet.TRAIN);
    SpellOut again = new SpellOut(settings(1, ITEMS));
    pairs(again, EvaluationSet.TEST);
    assertThat(pairs(again, EvaluationSet.TRAIN)).isEqualTo(first);
    assertThat(again.facts(EvaluationSet.TEST, Stop.NEVER))
        .isEqualTo(new SpellOut(settings(1, ITEMS)).facts(EvaluationSet.TEST, Stop.NEVER));
    assertThat(pairs(new SpellOut(settings(2, ITEMS)), EvaluationSet.TRAIN)).isNotEqualTo(first);
  }

  @Test
  void itemsKeepTheirBounds() {
    SpellOutSettings.Items narrow = new SpellOutSettings.Items(2, 4, 5432, 0.5, 1999, 2001);
    SpellOutSettings settings =
        new SpellOutSettings("en", "fr", 3, new SpellOutSettings.Sizes(300, 1, 1), narrow);
    List<List<SpokenItem>> sentences = new ItemDraw(settings).sentences(EvaluationSet.TRAIN);
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
    assertThatThrownBy(() -> pairs(new SpellOut(settings(1, few)), EvaluationSet.TRAIN))
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
