package org.attentiontoolkit.api.hocon;

import java.util.List;
import java.util.stream.Stream;

/**
 * The places of a block, which several files and lines may have had a part in.
 *
 * @param places that of what was merged over the others first
 */
public record Whereabouts(List<Place> places) {
  /** More would not be read. */
  private static final int MOST = 3;

  private static final Place NO_PLACE = new Place(new TextSource.Named("nowhere"), 0);

  /** Of a block that nobody wrote. */
  public static final Whereabouts NOWHERE = new Whereabouts(List.of());

  /** Of a block that is written at one place. */
  public static Whereabouts at(Place place) {
    return new Whereabouts(List.of(place));
  }

  static Whereabouts of(Stream<Place> places) {
    return new Whereabouts(places.distinct().limit(MOST).toList());
  }

  /** The place to look at first. */
  public Place first() {
    return places.isEmpty() ? NO_PLACE : places.getFirst();
  }

  /** Of this block merged over another. */
  Whereabouts over(Whereabouts lower) {
    return of(Stream.concat(places.stream(), lower.places.stream()));
  }
}
