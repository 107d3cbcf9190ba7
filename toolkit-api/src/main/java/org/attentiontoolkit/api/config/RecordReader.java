package org.attentiontoolkit.api.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.attentiontoolkit.api.config.Scalars.Scalar;
import org.attentiontoolkit.api.hocon.Value;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * Reads a block into a record. A key is the name of a record component in kebab-case. A component
 * of the record may be a number, truth value, text, an enum (its constants in kebab-case), a {@link
 * java.nio.file.Path}, a {@link java.time.Duration}, an {@link Optional}, {@link List} or {@code
 * Map<String, …>} of such, another record, or what a kind of component yields: then the block says
 * {@code type = name} and the component is made from the rest of it. {@link Within} states a
 * number's range; what concerns several keys the record's constructor checks, throwing {@link
 * IllegalArgumentException}.
 *
 * <p>Every key is taken or reported, and everything that is wrong is reported at once.
 */
public final class RecordReader {
  private final ComponentCatalog catalog;
  private final Complaints complaints;

  private RecordReader(ComponentCatalog catalog, Complaints complaints) {
    this.catalog = catalog;
    this.complaints = complaints;
  }

  /**
   * Reads a block.
   *
   * @param defaults of the keys the block doesn't have
   * @throws ToolkitException with every problem
   */
  public static <R extends Record> Reading<R> read(
      ConfigSection section, Class<R> type, Reference defaults, ComponentCatalog catalog) {
    return reading(catalog, reader -> reader.record(type, section.over(defaults.values())), type);
  }

  /**
   * Makes the component a block names.
   *
   * @param factory what its kind yields
   * @throws ToolkitException with every problem
   */
  public static <F> Reading<F> component(
      ConfigSection section, Class<F> factory, ComponentCatalog catalog) {
    Item item =
        new Item(
            section.path(), Optional.of(section.given()), Optional.empty(), section.whereabouts());
    return reading(catalog, reader -> reader.value(factory, item), factory);
  }

  private static <R> Reading<R> reading(
      ComponentCatalog catalog,
      java.util.function.Function<RecordReader, Optional<Scalar>> read,
      Class<R> type) {
    Complaints complaints = new Complaints(catalog);
    Optional<Scalar> result = read.apply(new RecordReader(catalog, complaints));
    complaints.throwIfAny();
    Scalar whole = result.orElseThrow();
    Map<String, String> flat = new LinkedHashMap<>();
    ResolvedValue.flatten("", whole.shown(), flat);
    String text =
        whole.shown() instanceof ResolvedValue.Block block
            ? ResolvedValue.lines(block, "")
            : ResolvedValue.hocon(whole.shown(), "");
    return new Reading<>(type.cast(whole.value()), text, flat);
  }

  private Optional<Scalar> record(Class<?> type, ConfigSection section) {
    Optional<Scalar> record = known(type, section);
    complaints.unknownKeys(section, Records.keys(type));
    return record;
  }

  /** A record of the keys that it knows. */
  private Optional<Scalar> known(Class<?> type, ConfigSection section) {
    RecordComponent[] components = type.getRecordComponents();
    List<Object> arguments = new ArrayList<>();
    Map<String, ResolvedValue> shown = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      String key = Names.key(component.getName());
      Item item = Item.of(section, key);
      value(component.getGenericType(), item)
          .filter(read -> complaints.inRange(component, item, read.value()))
          .ifPresent(read -> {
            arguments.add(read.value());
            shown.put(key, read.shown());
          });
    }
    return arguments.size() < components.length
        ? Optional.empty()
        : complaints
            .attempt(section, () -> Records.make(type, arguments))
            .map(made -> new Scalar(made, new ResolvedValue.Block(shown)));
  }

  private Optional<Scalar> value(Type type, Item item) {
    Class<?> raw = raw(type);
    if (raw == Optional.class) {
      return item.value().isEmpty()
          ? Optional.of(new Scalar(Optional.empty(), ResolvedValue.Leaf.nothing()))
          : value(argument(type, 0), item).map(v -> new Scalar(Optional.of(v.value()), v.shown()));
    }
    if (raw.isRecord() && item.value().map(Item::isBlock).orElse(true)) {
      return record(raw, item.section());
    }
    if (item.value().isEmpty()) {
      complaints.missing(type, item);
      return Optional.empty();
    }
    Value value = item.value().get();
    Optional<ComponentCatalog.Choices> choices = catalog.choices(raw);
    if (choices.isPresent()) {
      return component(choices.get(), type, item);
    }
    if (raw == List.class && value instanceof Value.Items list) {
      return list(argument(type, 0), item, list.values());
    }
    if (raw == Map.class && Item.isBlock(value)) {
      return map(argument(type, 1), item.section());
    }
    Optional<Scalar> scalar = Scalars.isScalar(raw) ? Scalars.read(raw, value) : Optional.empty();
    if (scalar.isEmpty()) {
      complaints.wrongType(type, item, value);
    }
    return scalar;
  }

  private Optional<Scalar> component(ComponentCatalog.Choices choices, Type type, Item item) {
    TypedBlock block = TypedBlock.of(item);
    if (block.name().isEmpty()) {
      complaints.noName(type, block);
      return Optional.empty();
    }
    String name = block.name().get();
    Optional<ComponentCatalog.Choice> chosen = choices.named(name);
    if (chosen.isEmpty()) {
      complaints.unknownComponent(choices, name, block);
      return Optional.empty();
    }
    complaints.enter(choices, chosen.get());
    List<KeyBlock> blocks = chosen.get().blocks();
    ConfigSection section = block.section(KeyBlock.defaults(blocks));
    List<Scalar> read =
        blocks.stream().flatMap(keys -> known(keys.type(), section).stream()).toList();
    complaints.unknownKeys(section, KeyBlock.keys(blocks));
    complaints.leave();
    if (read.size() < blocks.size()) {
      return Optional.empty();
    }
    List<Object> configs = read.stream().map(Scalar::value).toList();
    return complaints
        .attempt(item.section(), () -> chosen.get().create().apply(configs))
        .map(made -> new Scalar(made, withType(name, read)));
  }

  private Optional<Scalar> list(Type element, Item item, List<Value> list) {
    List<Object> values = new ArrayList<>();
    List<ResolvedValue> shown = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      value(element, Item.element(item.path() + "." + i, list.get(i)))
          .ifPresent(v -> {
            values.add(v.value());
            shown.add(v.shown());
          });
    }
    return values.size() < list.size()
        ? Optional.empty()
        : Optional.of(new Scalar(List.copyOf(values), new ResolvedValue.Items(shown)));
  }

  private Optional<Scalar> map(Type element, ConfigSection section) {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, ResolvedValue> shown = new LinkedHashMap<>();
    TreeSet<String> all = new TreeSet<>(section.defaults().entries().keySet());
    all.addAll(section.given().entries().keySet());
    all.forEach(key ->
        value(element, Item.of(section, key))
            .ifPresent(v -> {
              values.put(key, v.value());
              shown.put(key, v.shown());
            }));
    return values.size() < all.size()
        ? Optional.empty()
        : Optional.of(
            new Scalar(
                java.util.Collections.unmodifiableMap(values), new ResolvedValue.Block(shown)));
  }

  private static ResolvedValue withType(String name, List<Scalar> configs) {
    Map<String, ResolvedValue> entries = new LinkedHashMap<>();
    entries.put(TypedBlock.TYPE, ResolvedValue.Leaf.text(name));
    configs.forEach(config -> entries.putAll(((ResolvedValue.Block) config.shown()).entries()));
    return new ResolvedValue.Block(entries);
  }

  private static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }
}
