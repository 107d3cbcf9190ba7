package org.attentiontoolkit.api.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.attentiontoolkit.tensor.error.Problem;

/** What the reader must know of components: which Java types stand for a block with a type. */
public interface ComponentCatalog {
  /** A catalog without components, for records of plain values. */
  ComponentCatalog NONE = factory -> Optional.empty();

  /** The kind whose components yield this type, if there is one. */
  Optional<Choices> choices(Class<?> factory);

  /** That nothing of a kind has a name, with what there is. */
  static Problem unknown(String kind, String name, Collection<String> names) {
    return Problem.input(
            "config.unknown-component", "there is no " + kind + " named " + Words.name(name))
        .hint(
            Names.nearest(name, names).map(m -> "did you mean " + m + "? ").orElse("")
                + "there are: "
                + Words.list(names)
                + "; docs/guides/plugins.md shows how to add one");
  }

  /**
   * The components of one kind.
   *
   * @param kind such as {@code attention}
   * @param choices in alphabetical order
   */
  record Choices(String kind, List<Choice> choices) {
    Optional<Choice> named(String name) {
      return choices.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    List<String> names() {
      return choices.stream().map(Choice::name).toList();
    }
  }

  /**
   * One component.
   *
   * @param name what {@code type = } says
   * @param blocks the keys of its block: its own, and those it shares with others
   * @param create makes what the component yields, of the kind's type, from a record for each of
   *     them
   */
  record Choice(String name, List<KeyBlock> blocks, Function<List<Object>, ?> create) {}
}
