package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Single values of the types a file can hold. Nothing is converted that isn't plainly meant. */
final class Scalars {
  private Scalars() {}

  /**
   * A value with what is written of it into the resolved file.
   *
   * @param value of the type asked for
   * @param shown as HOCON
   */
  record Scalar(Object value, Shown shown) {}

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
  static Optional<Scalar> read(Class<?> type, ConfigValue value) {
    if (type == Path.class) {
      return path(value);
    }
    return convert(type, value).map(v -> new Scalar(v, new Shown.Leaf(value)));
  }

  private static Optional<? extends Object> convert(Class<?> type, ConfigValue value) {
    if (type == int.class || type == Integer.class) {
      return whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE).map(Math::toIntExact);
    } else if (type == long.class || type == Long.class) {
      return whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (type == double.class || type == Double.class) {
      return value.unwrapped() instanceof Number n
          ? Optional.of(n.doubleValue())
          : Optional.empty();
    } else if (type == boolean.class || type == Boolean.class) {
      return value.unwrapped() instanceof Boolean b ? Optional.of(b) : Optional.empty();
    } else if (type == String.class) {
      return text(value);
    } else if (type == Duration.class) {
      return duration(value);
    } else if (type.isEnum()) {
      return constant(type, value);
    }
    throw new IllegalArgumentException("a configuration record can't hold a " + type.getName());
  }

  private static Optional<Long> whole(ConfigValue value, long from, long to) {
    Object number = value.unwrapped();
    if (number instanceof Integer || number instanceof Long) {
      long exact = ((Number) number).longValue();
      return exact >= from && exact <= to ? Optional.of(exact) : Optional.empty();
    }
    if (number instanceof Double d && d == Math.rint(d) && Math.abs(d) <= 1L << 53) {
      return d >= from && d <= to ? Optional.of(d.longValue()) : Optional.empty();
    }
    return Optional.empty();
  }

  /** Text; also a number or truth value, as it was written, for HOCON needs no quotes. */
  private static Optional<String> text(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING, NUMBER, BOOLEAN -> Optional.of(value.atKey("v").getString("v"));
      case OBJECT, LIST, NULL -> Optional.empty();
    };
  }

  private static Optional<Duration> duration(ConfigValue value) {
    if (value.valueType() != ConfigValueType.STRING) {
      return Optional.empty();
    }
    try {
      return Optional.of(value.atKey("v").getDuration("v"));
    } catch (ConfigException.BadValue notOne) {
      return Optional.empty();
    }
  }

  private static Optional<Object> constant(Class<?> type, ConfigValue value) {
    for (Object constant : type.getEnumConstants()) {
      if (Names.key((Enum<?>) constant).equals(value.unwrapped())) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  /** Relative to the file it is written in; to the working directory for --set and defaults. */
  private static Optional<Scalar> path(ConfigValue value) {
    try {
      return text(value)
          .filter(t -> !t.isBlank())
          .map(t -> Origins.folder(value.origin()).resolve(t).normalize())
          .map(p -> new Scalar(p, Shown.Leaf.text(p.toString())));
    } catch (InvalidPathException notOne) {
      return Optional.empty();
    }
  }
}
