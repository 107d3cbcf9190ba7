package org.attentiontoolkit.api.hocon;

import java.util.List;
import java.util.stream.Stream;

/**
 * The places of a block, which several files and lines may have had a part in.
 *
 * @param opened where its braces stand, the last first
 * @param touched where a longer key, such as {@code block.key = 1}, passed through, the last first
 */
public record Whereabouts(List<Place> opened, List<Place> touched) {
  /** More would not be read. */
  private static final int MOST = 3;

  private static final Place NO_PLACE = new Place(new Source.Named("nowhere"), 0);

  /** Of a block that nobody wrote. */
  public static final Whereabouts NOWHERE = new Whereabouts(List.of(), List.of());

  /** Of a block that is written at one place. */
  public static Whereabouts at(Place place) {
    return new Whereabouts(List.of(place), List.of());
  }

  static Whereabouts touched(Place place) {
    return new Whereabouts(List.of(), List.of(place));
  }

  /** Where to look: at the braces, unless there are none. */
  public List<Place> places() {
    return opened.isEmpty() ? touched : opened;
  }

  /** The place to look at first. */
  public Place first() {
    return places().isEmpty() ? NO_PLACE : places().getFirst();
  }

  /** Of this block merged over another. */
  Whereabouts over(Whereabouts lower) {
    return new Whereabouts(join(opened, lower.opened), join(touched, lower.touched));
  }

  private static List<Place> join(List<Place> upper, List<Place> lower) {
    if (lower.isEmpty() || upper.size() == MOST) {
      return upper;
    }
    return Stream.concat(upper.stream(), lower.stream()).distinct().limit(MOST).toList();
  }
}
