package org.attentiontoolkit.api.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.attentiontoolkit.api.hocon.Hocon;
import org.attentiontoolkit.api.hocon.Value;

/** The keys of configuration records beside their blocks of {@code reference.conf}. */
public final class Keys {
  private final ComponentCatalog catalog;
  private final List<KeyInfo> infos = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private Keys(ComponentCatalog catalog) {
    this.catalog = catalog;
  }

  /** Every key, those of inner blocks too, in the order of the records. */
  public static List<KeyInfo> of(List<KeyBlock> blocks, ComponentCatalog catalog) {
    return walk(blocks, catalog).infos;
  }

  /**
   * Where record and {@code reference.conf} differ, one sentence each: a key that stands in only
   * one of them, or has no comment.
   */
  public static List<String> faults(List<KeyBlock> blocks, ComponentCatalog catalog) {
    return walk(blocks, catalog).faults;
  }

  private static Keys walk(List<KeyBlock> blocks, ComponentCatalog catalog) {
    Keys keys = new Keys(catalog);
    blocks.forEach(block -> keys.record("", block.type(), block.reference().values()));
    return keys;
  }

  private void record(String prefix, Class<?> type, Value.Block block) {
    TreeSet<String> left = new TreeSet<>(block.entries().keySet());
    for (RecordComponent component : type.getRecordComponents()) {
      String key = Names.key(component.getName());
      left.remove(key);
      key(prefix + key, component, block.get(key), block.comment(key));
    }
    left.forEach(key -> faults.add(prefix + key + " stands in reference.conf, not in the record"));
  }

  private void key(String path, RecordComponent component, Optional<Value> written, String about) {
    Type type = component.getGenericType();
    if (written.isEmpty()) {
      faults.add(path + " is not in reference.conf (write null if it has no default)");
    } else if (about.isEmpty()) {
      faults.add(path + " has no comment in reference.conf");
    }
    if (component.getType().isRecord()
        && written.isPresent()
        && written.get() instanceof Value.Block inner) {
      record(path + ".", component.getType(), inner);
      return;
    }
    Optional<String> fallback =
        written
            .filter(value -> !(value instanceof Value.Nothing))
            .map(value -> Hocon.line(value, Integer.MAX_VALUE));
    infos.add(
        new KeyInfo(
            path,
            Words.expected(type, catalog) + range(component),
            fallback,
            fallback.isEmpty() && !isOptional(type),
            about));
  }

  private static String range(RecordComponent component) {
    Within within = component.getAnnotation(Within.class);
    return within == null ? "" : ", " + Interval.parse(within.value()).words();
  }

  private static boolean isOptional(Type type) {
    return type instanceof ParameterizedType p && p.getRawType() == Optional.class;
  }
}
