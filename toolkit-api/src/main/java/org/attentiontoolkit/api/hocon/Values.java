package org.attentiontoolkit.api.hocon;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as Typesafe Config computed them, in our types and in the order of their places. */
final class Values {
  /** More digits than the library takes for a number. */
  private static final int LONG = 18;

  private final Origins origins;

  Values(Origins origins) {
    this.origins = origins;
  }

  Value of(ConfigValue value) {
    return switch (value.valueType()) {
      case OBJECT -> block((ConfigObject) value);
      case LIST -> new Value.Items(((ConfigList) value).stream().map(this::of).toList(), at(value));
      case NULL -> new Value.Nothing(at(value));
      case BOOLEAN -> new Value.Truth((Boolean) value.unwrapped(), at(value));
      case NUMBER -> new Value.Numeral(asWritten(value), at(value));
      case STRING -> text(asWritten(value), at(value));
    };
  }

  /** {@code 1.10} remains so when it is asked for as text. */
  private static String asWritten(ConfigValue value) {
    return value.atKey("value").getString("value");
  }

  private static Value text(String text, Place place) {
    return text.length() > LONG && Atom.isNumber(text)
        ? new Value.Numeral(text, place)
        : new Value.Text(text, place);
  }

  private Place at(ConfigValue value) {
    return Whereabouts.of(origins.places(value.origin())).first();
  }

  Value.Block block(ConfigObject object) {
    List<Map.Entry<String, ConfigValue>> sorted =
        object.entrySet().stream()
            .sorted(
                Comparator.comparingLong(
                        (Map.Entry<String, ConfigValue> e) -> Origins.rank(e.getValue().origin()))
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    Map<String, Value> entries = new LinkedHashMap<>();
    Map<String, String> comments = new LinkedHashMap<>();
    for (Map.Entry<String, ConfigValue> entry : sorted) {
      entries.put(entry.getKey(), of(entry.getValue()));
      String comment = comment(entry.getValue());
      if (!comment.isEmpty()) {
        comments.put(entry.getKey(), comment);
      }
    }
    return new Value.Block(entries, comments, Whereabouts.of(origins.places(object.origin())));
  }

  private static String comment(ConfigValue value) {
    return value.origin().comments().stream()
        .map(String::strip)
        .collect(Collectors.joining("\n"))
        .strip();
  }
}
