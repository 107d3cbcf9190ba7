package org.attentiontoolkit.api.config;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.attentiontoolkit.api.error.Problems;
import org.attentiontoolkit.api.hocon.Hocon;
import org.attentiontoolkit.api.hocon.Place;
import org.attentiontoolkit.api.hocon.Value;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/** What is wrong with a file, collected while it is read. */
final class Complaints {
  /** What is longer of what a record's constructor says is not shown. */
  private static final int LONGEST = 1000;

  private final ComponentCatalog catalog;
  private final Problems problems = new Problems();

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
          .filter(c -> KeyBlock.keys(c.blocks()).contains(key))
          .map(ComponentCatalog.Choice::name)
          .findFirst();
    }
  }

  Complaints(ComponentCatalog catalog) {
    this.catalog = catalog;
  }

  void throwIfAny() {
    problems.throwIfAny();
  }

  void enter(ComponentCatalog.Choices choices, ComponentCatalog.Choice choice) {
    owners.push(new Owner(choices, choice));
  }

  void leave() {
    owners.pop();
  }

  void unknownKeys(ConfigSection section, List<String> keys) {
    section.given().entries().entrySet().stream()
        .filter(entry -> !keys.contains(entry.getKey()))
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Value> e) -> e.getValue().place().line())
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> unknownKey(section, entry.getKey(), entry.getValue(), keys));
  }

  private void unknownKey(ConfigSection section, String key, Value value, List<String> keys) {
    Optional<Owner> owner = Optional.ofNullable(owners.peek());
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
            .at(value.where())
            .hint(here + "the keys here are: " + Words.list(keys)));
  }

  void missing(Type type, Item item) {
    problems.add(
        Problem.input("config.missing-key", item.path() + " is missing")
            .at(item.where())
            .hint("expected " + Words.expected(type, catalog)));
  }

  /** That a block doesn't say which component it is, or says it with no name. */
  void noName(Type type, TypedBlock block) {
    if (block.typeValue().isPresent()) {
      boolean inside = Item.isBlock(block.item().value().orElseThrow());
      String path = block.item().path() + (inside ? "." + TypedBlock.TYPE : "");
      wrongType(type, path, block.typeValue().get());
      return;
    }
    problems.add(
        Problem.input("config.missing-key", block.item().path() + ".type is missing")
            .at(block.item().where())
            .hint("expected " + Words.expected(type, catalog)));
  }

  void wrongType(Type type, Item item, Value value) {
    wrongType(type, item.path(), value);
  }

  private void wrongType(Type type, String path, Value value) {
    Optional<String> range =
        type instanceof Class<?> plain && value instanceof Value.Numeral(String number, Place _)
            ? Numbers.range(plain, number)
            : Optional.empty();
    if (range.isPresent()) {
      outOfRange(path, range.get(), Words.found(value), value.where());
      return;
    }
    Problem problem =
        Problem.input(
                "config.wrong-type",
                path + " must be " + Words.expected(type, catalog) + ", not " + Words.found(value))
            .at(value.where());
    boolean choice = type instanceof Class<?> c && c.isEnum();
    Optional<String> meant =
        choice && value.word().isPresent()
            ? Names.nearest(value.word().get(), Words.constants((Class<?>) type))
            : Optional.empty();
    problems.add(meant.map(m -> problem.hint("did you mean " + m + "?")).orElse(problem));
  }

  private void outOfRange(String path, String range, String found, String where) {
    problems.add(
        Problem.input("config.out-of-range", path + " must be " + range + ", not " + found)
            .at(where));
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
    wrong.ifPresent(n -> outOfRange(item.path(), interval.words(), written(item, n), item.where()));
    return wrong.isEmpty();
  }

  /** As its author wrote it; of a list, the element. */
  private static String written(Item item, Number wrong) {
    return item.value()
        .filter(Value.Numeral.class::isInstance)
        .map(Words::found)
        .orElse(wrong.toString());
  }

  void unknownComponent(ComponentCatalog.Choices choices, String name, TypedBlock block) {
    problems.add(
        ComponentCatalog.unknown(choices.kind(), name, choices.names())
            .at(block.typeValue().orElseThrow().where()));
  }

  /** What a record's constructor or a component's factory gives, unless it complains. */
  Optional<Object> attempt(ConfigSection section, Supplier<Object> make) {
    String where = section.whereWritten();
    try {
      return Optional.of(make.get());
    } catch (ToolkitException e) {
      e.problems().forEach(p -> problems.add(p.atUnlessPlaced(where)));
    } catch (IllegalArgumentException e) {
      String place = section.path().isEmpty() ? "" : section.path() + ": ";
      String message = Hocon.cut(String.valueOf(e.getMessage()), LONGEST);
      problems.add(Problem.input("config.invalid", place + message).at(where));
    } catch (LinkageError e) {
      problems.add(
          Problem.input("plugin.incompatible", section.path() + " can't be made: " + e)
              .at(where)
              .hint("build the plugin that brings it anew against this toolkit"));
    }
    return Optional.empty();
  }

  private static String meant(String name, Collection<String> candidates) {
    return Names.nearest(name, candidates).map(m -> "did you mean " + m + "? ").orElse("");
  }
}
