package org.attentiontoolkit.tasks.data.spellout;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * Draws the sentences of a set, each a list of items, as a function of (seed, set).
 *
 * <p>Every item but the small numbers belongs to one set by its hash (8 of 10 to training), and so
 * does every sentence of small numbers alone. So no sentence stands in two sets, and the large
 * numbers and dates of the test were never seen in training.
 */
final class ItemDraw {
  private static final int TRIES = 2000;

  private final SpellOutSettings settings;
  private final long folds;

  ItemDraw(SpellOutSettings settings) {
    this.settings = settings;
    this.folds = Draws.key(settings.seed(), "spell-out.fold", 0);
  }

  /** The different sentences of a set, as many as the settings ask for. */
  List<List<SpokenItem>> sentences(String set) {
    int size = settings.sizes().of(set);
    Set<List<SpokenItem>> seen = HashSet.newHashSet(size);
    List<List<SpokenItem>> drawn = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Sequence sequence = new Sequence(Draws.key(settings.seed(), "spell-out." + set, i));
      List<SpokenItem> sentence = sentence(set, sequence);
      for (int tries = 1; !belongs(sentence, set) || !seen.add(sentence); tries++) {
        if (tries == TRIES) {
          throw tooFew(set, drawn.size());
        }
        sentence = sentence(set, sequence);
      }
      drawn.add(sentence);
    }
    return drawn;
  }

  private List<SpokenItem> sentence(String set, Sequence sequence) {
    SpellOutSettings.Items items = settings.items();
    int count = items.min() + sequence.below(items.max() - items.min() + 1);
    List<SpokenItem> sentence = new ArrayList<>(count);
    for (int n = 0; n < count; n++) {
      SpokenItem item = item(sequence);
      for (int tries = 1; !item.shared() && !fold(item.key()).equals(set); tries++) {
        if (tries == TRIES) {
          throw tooFew(set, 0);
        }
        item = item(sequence);
      }
      sentence.add(item);
    }
    return List.copyOf(sentence);
  }

  private SpokenItem item(Sequence sequence) {
    SpellOutSettings.Items items = settings.items();
    if (sequence.uniform() < items.dateShare()) {
      long first = LocalDate.of(items.firstYear(), 1, 1).toEpochDay();
      long after = LocalDate.of(items.lastYear(), 12, 31).toEpochDay() + 1;
      return new SpokenItem.Day(
          LocalDate.ofEpochDay(first + sequence.below((int) (after - first))));
    }
    int digits = 1 + sequence.below(Long.toString(items.largest()).length());
    long low = digits == 1 ? 0 : Math.powExact(10L, digits - 1);
    long high = Math.min(Math.powExact(10L, digits) - 1, items.largest());
    return new SpokenItem.Cardinal(low + (long) (sequence.uniform() * (high - low + 1)));
  }

  private boolean belongs(List<SpokenItem> sentence, String set) {
    return !sentence.stream().allMatch(SpokenItem::shared) || fold(key(sentence)).equals(set);
  }

  private static long key(List<SpokenItem> sentence) {
    long key = -sentence.size();
    for (SpokenItem item : sentence) {
      key = key * SpokenItem.SHARED_BELOW + item.key() / 2;
    }
    return key;
  }

  private String fold(long key) {
    return switch (Draws.below(folds, key, 10)) {
      case 0 -> EvaluationSet.VALID;
      case 1 -> EvaluationSet.TEST;
      default -> EvaluationSet.TRAIN;
    };
  }

  private RuntimeException tooFew(String set, int drawn) {
    return Problem.input(
            "spell-out.too-few",
            "Only %d different sentences were found for %s, but %d are asked for."
                .formatted(drawn, set, settings.sizes().of(set)))
        .hint("Ask for fewer, or allow larger numbers, more years or more items a sentence.")
        .exception();
  }

  /** Draws one after another under one key. */
  private static final class Sequence {
    private final long key;
    private long index;

    Sequence(long key) {
      this.key = key;
    }

    int below(int bound) {
      return Draws.below(key, index++, bound);
    }

    double uniform() {
      return Draws.uniform(key, index++);
    }
  }
}
