package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigValue;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/** What is wrong with a file, collected while it is read. */
final class Complaints {
  private final ComponentCatalog catalog;
  private final List<Problem> problems = new ArrayList<>();

  /** Whose keys are read: {@code attention additive}, the innermost first. */
  private final Deque<String> owners = new ArrayDeque<>();

  Complaints(ComponentCatalog catalog) {
    this.catalog = catalog;
  }

  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new ToolkitException(problems);
    }
  }

  void enter(ComponentCatalog.Choices choices, ComponentCatalog.Choice choice) {
    owners.push(choices.kind() + " " + choice.name());
  }

  void leave() {
    owners.pop();
  }

  void unknownKeys(ConfigSection section, List<String> keys) {
    section.given().keySet().stream()
        .filter(key -> !keys.contains(key))
        .sorted(
            java.util.Comparator.comparingInt((String key) -> line(section, key))
                .thenComparing(java.util.Comparator.naturalOrder()))
        .forEach(key -> unknownKey(section, key, keys));
  }

  private static int line(ConfigSection section, String key) {
    return section.given().getOrDefault(key, section.given()).origin().lineNumber();
  }

  private void unknownKey(ConfigSection section, String key, List<String> keys) {
    String owner = owners.isEmpty() ? "" : " of " + owners.peek();
    ConfigValue value = section.given().getOrDefault(key, section.given());
    problems.add(
        Problem.input("config.unknown-key", section.pathOf(key) + " is not a key" + owner)
            .at(Origins.text(value.origin()))
            .hint(meant(key, keys) + "the keys here are: " + Words.list(keys)));
  }

  void missing(Type type, Item item) {
    problems.add(
        Problem.input("config.missing-key", item.path() + " is missing")
            .at(item.where())
            .hint("expected " + Words.expected(type, catalog)));
  }

  void missingType(ComponentCatalog.Choices choices, Type type, Item item) {
    problems.add(
        Problem.input("config.missing-key", item.path() + ".type is missing")
            .at(item.where())
            .hint("expected " + Words.expected(type, catalog)));
  }

  void wrongType(Type type, Item item, ConfigValue value) {
    Problem problem =
        Problem.input(
                "config.wrong-type",
                item.path()
                    + " must be "
                    + Words.expected(type, catalog)
                    + ", not "
                    + Words.found(value))
            .at(Origins.text(value.origin()));
    boolean choice = type instanceof Class<?> c && c.isEnum();
    Optional<String> meant =
        choice && value.unwrapped() instanceof String text
            ? Names.nearest(text, Words.constants((Class<?>) type))
            : Optional.empty();
    problems.add(meant.map(m -> problem.hint("did you mean " + m + "?")).orElse(problem));
  }

  boolean inRange(RecordComponent component, Item item, Object value) {
    Within within = component.getAnnotation(Within.class);
    if (within == null) {
      return true;
    }
    Interval interval = Interval.parse(within.value());
    Collection<?> all = value instanceof Collection<?> c ? c : List.of(value);
    boolean right =
        all.stream()
            .map(v -> v instanceof Optional<?> o ? o.orElse(null) : v)
            .allMatch(v -> !(v instanceof Number n) || interval.contains(n.doubleValue()));
    if (!right) {
      problems.add(
          Problem.input(
                  "config.out-of-range",
                  item.path()
                      + " must be "
                      + interval.words()
                      + ", not "
                      + item.value().map(Words::found).orElse("nothing"))
              .at(item.where()));
    }
    return right;
  }

  void unknownComponent(ComponentCatalog.Choices choices, String name, String where) {
    problems.add(ComponentCatalog.unknown(choices.kind(), name, choices.names()).at(where));
  }

  /** What a record's constructor or a component's factory gives, unless it complains. */
  Optional<Object> attempt(ConfigSection section, Supplier<Object> make) {
    try {
      return Optional.of(make.get());
    } catch (ToolkitException e) {
      e.problems().forEach(p -> problems.add(p.where().isPresent() ? p : p.at(section.where())));
    } catch (IllegalArgumentException e) {
      String place = section.path().isEmpty() ? "" : section.path() + ": ";
      problems.add(Problem.input("config.invalid", place + e.getMessage()).at(section.where()));
    }
    return Optional.empty();
  }

  private static String meant(String name, Collection<String> candidates) {
    return Names.nearest(name, candidates).map(m -> "did you mean " + m + "? ").orElse("");
  }
}
