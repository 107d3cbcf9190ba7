package org.attentiontoolkit.api.hocon;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells Typesafe Config where a value is from by a number, such as {@code #3}, and gets the places
 * back out of its descriptions: of a block that three texts had a part in, {@code merge of #3:
 * 7-12,#1: 4,#0: 2}.
 */
final class Origins {
  private static final Pattern PART = Pattern.compile("#(\\d+)(?:: (\\d+)(?:-\\d+)?)?");

  private final List<TextSource> sources = new ArrayList<>();

  /** The description to give to the library. */
  String describe(TextSource source) {
    sources.add(source);
    return "#" + (sources.size() - 1);
  }

  /** The origin of a value that is not parsed. */
  ConfigOrigin of(Place place) {
    ConfigOrigin origin = ConfigOriginFactory.newSimple(describe(place.source()));
    return place.line() > 0 ? origin.withLineNumber(place.line()) : origin;
  }

  /** All that had a part in a value, the last word first. */
  Stream<Place> places(ConfigOrigin origin) {
    return parts(origin).map(this::place);
  }

  /** Grows with the order in which the texts were read, and their lines. */
  static long rank(ConfigOrigin origin) {
    return parts(origin).mapToLong(Origins::rank).min().orElse(0);
  }

  private static Stream<MatchResult> parts(ConfigOrigin origin) {
    return PART.matcher(origin.description()).results();
  }

  private static long rank(MatchResult part) {
    return (Long.parseLong(part.group(1)) << Integer.SIZE) + line(part);
  }

  private static int line(MatchResult part) {
    return part.group(2) == null ? 0 : Integer.parseInt(part.group(2));
  }

  private Place place(MatchResult part) {
    TextSource source = sources.get(Integer.parseInt(part.group(1)));
    return new Place(source, source instanceof TextSource.Assigned ? 0 : line(part));
  }
}
