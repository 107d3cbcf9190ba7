package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
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

  /** Whose keys are read, the innermost first. */
  private final Deque<Owner> owners = new ArrayDeque<>();

  /** A component among those of its kind. */
  private record Owner(ComponentCatalog.Choices choices, ComponentCatalog.Choice choice) {
    String title() {
      return choices.kind() + " " + choice.name();
    }

    /** Another component of the kind that has a key. */
    Optional<String> other(String key) {
      return choices.choices().stream()
          .filter(c -> Records.keys(c.config()).contains(key))
          .map(ComponentCatalog.Choice::name)
          .findFirst();
    }
  }

  Complaints(ComponentCatalog catalog) {
    this.catalog = catalog;
  }

  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new ToolkitException(problems);
    }
  }

  void enter(ComponentCatalog.Choices choices, ComponentCatalog.Choice choice) {
    owners.push(new Owner(choices, choice));
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
    Optional<Owner> owner = Optional.ofNullable(owners.peek());
    ConfigValue value = section.given().getOrDefault(key, section.given());
    String here =
        owner
            .flatMap(o -> o.other(key))
            .map(other ->
                "it is one of "
                    + other
                    + "; if an included file sets it, write "
                    + section.path()
                    + " = null before the block. ")
            .orElseGet(() -> meant(key, keys));
    problems.add(
        Problem.input(
                "config.unknown-key",
                section.pathOf(key)
                    + " is not a key"
                    + owner.map(o -> " of " + o.title()).orElse(""))
            .at(Origins.text(value.origin()))
            .hint(here + "the keys here are: " + Words.list(keys)));
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
    Optional<Number> wrong =
        all.stream()
            .map(v -> v instanceof Optional<?> o && o.isPresent() ? o.get() : v)
            .filter(Number.class::isInstance)
            .map(Number.class::cast)
            .filter(n -> !interval.contains(n.doubleValue()))
            .findFirst();
    wrong.ifPresent(n ->
        problems.add(
            Problem.input(
                    "config.out-of-range",
                    item.path() + " must be " + interval.words() + ", not " + written(item, n))
                .at(item.where())));
    return wrong.isEmpty();
  }

  /** As its author wrote it; of a list, the element. */
  private static String written(Item item, Number wrong) {
    return item.value()
        .filter(v -> v.valueType() == ConfigValueType.NUMBER)
        .map(Words::found)
        .orElse(wrong.toString());
  }

  void unknownComponent(ComponentCatalog.Choices choices, String name, String where) {
    problems.add(ComponentCatalog.unknown(choices.kind(), name, choices.names()).at(where));
  }

  /** What a record's constructor or a component's factory gives, unless it complains. */
  Optional<Object> attempt(ConfigSection section, Supplier<Object> make) {
    try {
      return Optional.of(make.get());
    } catch (ToolkitException e) {
      e.problems().forEach(p -> problems.add(p.atUnlessPlaced(section.where())));
    } catch (IllegalArgumentException e) {
      String place = section.path().isEmpty() ? "" : section.path() + ": ";
      problems.add(Problem.input("config.invalid", place + e.getMessage()).at(section.where()));
    } catch (LinkageError e) {
      problems.add(
          Problem.input("plugin.incompatible", section.path() + " can't be made: " + e)
              .at(section.where())
              .hint("build the plugin that brings it anew against this toolkit"));
    }
    return Optional.empty();
  }

  private static String meant(String name, Collection<String> candidates) {
    return Names.nearest(name, candidates).map(m -> "did you mean " + m + "? ").orElse("");
  }
}
