package org.attentiontoolkit.api.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.hocon.Hocon;
import org.attentiontoolkit.api.hocon.Value;

/** Types and values in words. */
final class Words {
  /** What is longer of a value is not shown. */
  private static final int LONGEST = 60;

  private Words() {}

  /** What is expected of a value: {@code a whole number}. */
  static String expected(Type type, ComponentCatalog catalog) {
    if (type instanceof ParameterizedType generic) {
      return expectedGeneric(generic, catalog);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == int.class
        || plain == long.class
        || plain == Integer.class
        || plain == Long.class) {
      return "a whole number";
    } else if (plain == double.class || plain == Double.class) {
      return "a number";
    } else if (plain == boolean.class || plain == Boolean.class) {
      return "true or false";
    } else if (plain == String.class) {
      return "text";
    } else if (plain == Path.class) {
      return "a path";
    } else if (plain == Duration.class) {
      return "a duration such as 30s, 5m or 2h";
    } else if (plain.isEnum()) {
      return "one of " + String.join(", ", constants(plain));
    } else if (plain.isRecord()) {
      return "a block { … }";
    }
    return catalog
        .choices(plain)
        .map(c ->
            article(c.kind())
                + ": a name or a block with a type, one of "
                + String.join(", ", c.names()))
        .orElse(plain.getSimpleName());
  }

  private static String expectedGeneric(ParameterizedType type, ComponentCatalog catalog) {
    Type[] of = type.getActualTypeArguments();
    Type raw = type.getRawType();
    if (raw == Optional.class) {
      return expected(of[0], catalog);
    } else if (raw == List.class) {
      return "a list, each element " + expected(of[0], catalog);
    } else if (raw == Map.class) {
      return "a block of names, each with " + expected(of[1], catalog);
    }
    return catalog.choices((Class<?>) raw).map(c -> article(c.kind())).orElse(type.getTypeName());
  }

  /** What was found instead: {@code the text "ten"}. */
  static String found(Value value) {
    String text = Hocon.line(value, LONGEST);
    return switch (value) {
      case Value.Text _ -> "the text " + text;
      case Value.Block _ -> "a block";
      case Value.Items _ -> "the list " + text;
      case Value.Numeral _, Value.Truth _, Value.Nothing _ -> text;
    };
  }

  /** As it is; what could not be told from the sentence around it, in quotation marks. */
  static String name(String name) {
    String shown = Hocon.cut(name, LONGEST);
    boolean plain =
        !shown.isEmpty()
            && shown.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
    return plain ? shown : Hocon.quoted(shown);
  }

  static List<String> constants(Class<?> enumeration) {
    return Arrays.stream(enumeration.getEnumConstants()).map(c -> Names.key((Enum<?>) c)).toList();
  }

  static String article(String noun) {
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  static String list(Iterable<String> names) {
    String all = String.join(", ", names);
    return all.isEmpty() ? "none" : all;
  }
}
