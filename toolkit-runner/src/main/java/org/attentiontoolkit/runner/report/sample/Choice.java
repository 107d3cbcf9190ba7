package org.attentiontoolkit.runner.report.sample;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * Which of all predictions a page holds: the worst of every kind, the first, some at random, and
 * those with attention.
 *
 * @param filters all kinds
 * @param first in the order of the data
 * @param random drawn with {@link #SEED}, in the order of the data
 * @param attention those whose attention was kept
 */
record Choice(
    List<Filter> filters, List<Integer> first, List<Integer> random, List<Integer> attention) {
  /** Of what is drawn at random. */
  static final long SEED = 1;

  private static final int WORST = 40;
  private static final int OF_A_KIND = 12;
  private static final int SOME = 20;

  static Choice of(List<Filter> filters, int predictions, Collection<Integer> withAttention) {
    long key = Draws.key(SEED, "samples", 0);
    Comparator<Integer> byChance = Comparator.comparingLong(i -> Draws.bits(key, i));
    return new Choice(
        filters,
        IntStream.range(0, Math.min(SOME, predictions)).boxed().toList(),
        IntStream.range(0, predictions).boxed().sorted(byChance).limit(SOME).sorted().toList(),
        withAttention.stream().filter(i -> i >= 0 && i < predictions).sorted().toList());
  }

  /** The worst of a kind. */
  List<Integer> worst(Filter filter) {
    boolean broad = filter.name().equals(Filter.ALL) || filter.name().equals(Filter.WRONG);
    return filter.members().stream().limit(broad ? WORST : OF_A_KIND).toList();
  }

  /** All of them, the worst first. */
  List<Integer> examples() {
    Set<Integer> chosen = new LinkedHashSet<>(first);
    chosen.addAll(random);
    chosen.addAll(attention);
    filters.forEach(filter -> chosen.addAll(worst(filter)));
    return filters.getFirst().members().stream().filter(chosen::contains).toList();
  }
}
