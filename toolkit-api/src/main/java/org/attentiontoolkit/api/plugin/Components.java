package org.attentiontoolkit.api.plugin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attentiontoolkit.api.config.ComponentCatalog;
import org.attentiontoolkit.api.config.ConfigSection;
import org.attentiontoolkit.api.config.Keys;
import org.attentiontoolkit.api.config.Reading;
import org.attentiontoolkit.api.config.RecordReader;
import org.attentiontoolkit.api.config.Reference;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/** Every component there is, by kind and name. {@link Plugins} makes it. */
public final class Components {
  private final Map<Class<?>, ComponentCatalog.Choices> choices = new LinkedHashMap<>();
  private final List<Registration<?>> registrations;
  private final List<PluginInfo> plugins;

  Components(List<Registration<?>> registrations, List<PluginInfo> plugins) {
    this.registrations =
        registrations.stream()
            .sorted(
                Comparator.comparing((Registration<?> r) -> r.kind().name())
                    .thenComparing(Registration::name))
            .toList();
    this.plugins = List.copyOf(plugins);
    refuseDuplicates();
    Set<Kind<?>> kinds = new LinkedHashSet<>(Kind.STANDARD);
    registrations.forEach(r -> kinds.add(r.kind()));
    kinds.forEach(this::add);
  }

  /** The plugins that were loaded. */
  public List<PluginInfo> plugins() {
    return plugins;
  }

  /**
   * Reads a whole file, or a block of one, into a record. Its defaults stand in a block of the
   * {@code reference.conf} beside the record's class.
   *
   * @param defaults the name of that block
   * @throws ToolkitException with every problem
   */
  public <R extends Record> Reading<R> read(ConfigSection section, Class<R> type, String defaults) {
    return RecordReader.read(section, type, Reference.of(type).block(defaults), catalog());
  }

  /**
   * Makes the component a block names.
   *
   * @param section with its {@code type}
   * @throws ToolkitException with every problem
   */
  public <F> F create(Kind<F> kind, ConfigSection section) {
    return RecordReader.component(section, kind.factory(), catalog()).value();
  }

  /** Every component, by kind and name. */
  public List<ComponentInfo> list() {
    return registrations.stream().map(this::info).toList();
  }

  /**
   * The components of a name, one of each kind that has it.
   *
   * @param name {@code additive} or, of one kind only, {@code attention.additive}
   * @throws ToolkitException if there is none
   */
  public List<ComponentInfo> describe(String name) {
    List<ComponentInfo> found =
        registrations.stream()
            .filter(r -> r.name().equals(name) || (r.kind().name() + "." + r.name()).equals(name))
            .map(this::info)
            .toList();
    if (found.isEmpty()) {
      List<String> names =
          registrations.stream().map(Registration::name).distinct().sorted().toList();
      throw ComponentCatalog.unknown("component", name, names).exception();
    }
    return found;
  }

  /**
   * Where the components and their {@code reference.conf} differ: a key told twice or nowhere, one
   * without a comment. Empty unless a plugin's author made a mistake.
   */
  public List<String> audit() {
    List<String> faults = new ArrayList<>();
    for (Registration<?> r : registrations) {
      String block = "components." + r.kind().name() + "." + r.name();
      Reference reference = r.reference();
      if (!reference.isPresent()) {
        faults.add(block + " is not in the reference.conf of " + r.owner().origin());
      } else if (reference.comment().isEmpty()) {
        faults.add(block + " has no comment");
      }
      Keys.faults(r.blocks(), catalog()).forEach(f -> faults.add(block + "." + f));
    }
    return faults;
  }

  /** For readers of records that hold components. */
  public ComponentCatalog catalog() {
    return factory -> Optional.ofNullable(choices.get(factory));
  }

  private ComponentInfo info(Registration<?> r) {
    return new ComponentInfo(
        r.kind().name(),
        r.name(),
        r.reference().comment(),
        PluginInfo.of(r.owner()),
        r.config().getName(),
        Keys.of(r.blocks(), catalog()));
  }

  private void add(Kind<?> kind) {
    ComponentCatalog.Choices other = choices.put(kind.factory(), choicesOf(kind));
    if (other != null) {
      throw Problem.input(
              "plugin.same-type",
              "the kinds " + other.kind() + " and " + kind.name() + " yield the same type")
          .at(kind.factory().getName())
          .hint("each kind of component needs a Java type of its own")
          .exception();
    }
  }

  private ComponentCatalog.Choices choicesOf(Kind<?> kind) {
    return new ComponentCatalog.Choices(
        kind.name(),
        registrations.stream().filter(r -> r.kind().equals(kind)).map(Components::choice).toList());
  }

  private static ComponentCatalog.Choice choice(Registration<?> r) {
    return new ComponentCatalog.Choice(r.name(), r.blocks(), r.create());
  }

  private void refuseDuplicates() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 1; i < registrations.size(); i++) {
      Registration<?> first = registrations.get(i - 1);
      Registration<?> second = registrations.get(i);
      if (first.kind().name().equals(second.kind().name()) && first.name().equals(second.name())) {
        problems.add(
            Problem.input(
                    "plugin.duplicate",
                    "two plugins register the " + first.kind().name() + " " + first.name())
                .at(first.owner().origin() + " and " + second.owner().origin())
                .hint("take one of them away, or rename one"));
      }
    }
    if (!problems.isEmpty()) {
      throw new ToolkitException(problems);
    }
  }
}
