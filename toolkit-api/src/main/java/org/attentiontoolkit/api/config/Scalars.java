package org.attentiontoolkit.api.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.attentiontoolkit.api.hocon.Value;

/** Single values of the types a file can hold. Nothing is converted that isn't plainly meant. */
final class Scalars {
  private Scalars() {}

  /**
   * A value with what is written of it into the resolved file.
   *
   * @param value of the type asked for
   * @param shown as HOCON
   */
  record Scalar(Object value, ResolvedValue shown) {}

  static boolean isScalar(Class<?> type) {
    return type.isPrimitive()
        || type.isEnum()
        || type == Integer.class
        || type == Long.class
        || type == Double.class
        || type == Boolean.class
        || type == String.class
        || type == Path.class
        || type == Duration.class;
  }

  /** The value as a type; empty if it isn't one. */
  static Optional<Scalar> read(Class<?> type, Value value) {
    if (type == int.class || type == Integer.class) {
      return number(value)
          .flatMap(n -> Numbers.whole(n, Integer.MIN_VALUE, Integer.MAX_VALUE))
          .map(n -> asWritten(Math.toIntExact(n), value));
    } else if (type == long.class || type == Long.class) {
      return number(value)
          .flatMap(n -> Numbers.whole(n, Long.MIN_VALUE, Long.MAX_VALUE))
          .map(n -> asWritten(n, value));
    } else if (type == double.class || type == Double.class) {
      return number(value).flatMap(Numbers::real).map(n -> asWritten(n, value));
    } else if (type == boolean.class || type == Boolean.class) {
      return value instanceof Value.Truth(boolean truth, var _)
          ? Optional.of(asWritten(truth, value))
          : Optional.empty();
    }
    return value.word().flatMap(word -> ofText(type, word, value));
  }

  private static Optional<String> number(Value value) {
    return value instanceof Value.Numeral ? value.word() : Optional.empty();
  }

  private static Scalar asWritten(Object converted, Value value) {
    return new Scalar(converted, ResolvedValue.Leaf.bare(value.word().orElseThrow()));
  }

  /** Types that are written as text, which may look like a number, for HOCON needs no quotes. */
  private static Optional<Scalar> ofText(Class<?> type, String word, Value value) {
    if (type == Path.class) {
      return path(word, value);
    }
    return convert(type, word)
        .map(converted -> new Scalar(converted, ResolvedValue.Leaf.text(word)));
  }

  private static Optional<? extends Object> convert(Class<?> type, String word) {
    if (type == String.class) {
      return Optional.of(word);
    } else if (type == Duration.class) {
      return Durations.parse(word);
    } else if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> Names.key((Enum<?>) constant).equals(word))
          .findFirst();
    }
    throw new IllegalArgumentException("a configuration record can't hold a " + type.getName());
  }

  /** Relative to the file it is written in; to the working directory for --set and defaults. */
  private static Optional<Scalar> path(String word, Value value) {
    if (word.isBlank()) {
      return Optional.empty();
    }
    try {
      Path folder = value.place().source().folder().orElse(Path.of(""));
      Path path = folder.toAbsolutePath().resolve(word).normalize();
      return Optional.of(new Scalar(path, ResolvedValue.Leaf.text(path.toString())));
    } catch (InvalidPathException notOne) {
      return Optional.empty();
    }
  }
}
