package org.attentiontoolkit.api.config;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attentiontoolkit.api.hocon.Place;
import org.attentiontoolkit.api.hocon.TextSource;
import org.attentiontoolkit.api.hocon.Value;
import org.attentiontoolkit.api.hocon.Whereabouts;

/** The places that had a part in a block. */
final class Sources {
  /** More would not be read. */
  private static final int MOST = 3;

  /** A block that holds more has its places told without a look at all of it. */
  private static final int LOOKED_AT = 10_000;

  private Sources() {}

  /** One place of each file or --set beside that of the braces, then the braces. */
  static List<Place> of(Value.Block block, Whereabouts braces) {
    Map<TextSource, Place> elsewhere = new LinkedHashMap<>();
    Deque<Value> open = new ArrayDeque<>(List.of(block));
    for (int looked = 0; !open.isEmpty() && looked < LOOKED_AT; looked++) {
      switch (open.pop()) {
        case Value.Block inner -> inner.entries().values().forEach(open::push);
        case Value value -> elsewhere.putIfAbsent(value.place().source(), value.place());
      }
    }
    braces.places().forEach(place -> elsewhere.remove(place.source()));
    Stream<Place> first =
        elsewhere.values().stream()
            .sorted(Comparator.comparing(p -> !(p.source() instanceof TextSource.Assigned)))
            .limit(MOST);
    return Stream.concat(first, braces.places().stream()).toList();
  }
}
