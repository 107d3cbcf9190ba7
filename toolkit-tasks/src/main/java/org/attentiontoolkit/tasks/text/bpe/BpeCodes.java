package org.attentiontoolkit.tasks.text.bpe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Merges in the order in which they were learned, which is the order in which they are applied. */
final class BpeCodes {
  /** None: every character is a piece. */
  static final BpeCodes NONE = new BpeCodes(List.of());

  private final List<Merge> merges;
  private final Map<Merge, Integer> ranks;
  private final Map<String, Merge> origins = new HashMap<>();

  /** Codes of these merges; one that is there twice counts where it is first. */
  BpeCodes(List<Merge> merges) {
    this.merges = List.copyOf(merges);
    Map<Merge, Integer> backwards = LinkedHashMap.newLinkedHashMap(merges.size());
    for (int rank = merges.size() - 1; rank >= 0; rank--) {
      backwards.put(merges.get(rank), rank);
    }
    ranks = backwards;
    // Two merges can make one symbol: it is taken apart by the one whose last place is first.
    backwards.keySet().forEach(merge -> origins.put(merge.symbol(), merge));
  }

  /** All of them in order. */
  List<Merge> merges() {
    return merges;
  }

  /** When a pair of symbols is merged; the lowest first. */
  OptionalInt rank(String left, String right) {
    Integer rank = ranks.get(new Merge(left, right));
    return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
  }

  /** The merge that a symbol is taken apart by. */
  Optional<Merge> origin(String symbol) {
    return Optional.ofNullable(origins.get(symbol));
  }

  /** All symbols that merges make. */
  Set<String> symbols() {
    return new HashSet<>(origins.keySet());
  }
}
