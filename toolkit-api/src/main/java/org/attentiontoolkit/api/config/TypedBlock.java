package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Optional;

/**
 * A component as the file says it: a block with a {@code type}, or the name alone.
 *
 * @param item where it stands
 * @param name which component
 * @param typeValue the value that says so
 */
record TypedBlock(Item item, Optional<String> name, ConfigValue typeValue) {
  static final String TYPE = "type";

  static TypedBlock of(Item item) {
    ConfigValue value = item.value().orElseThrow();
    if (text(value).isPresent()) {
      return new TypedBlock(item, text(value), value);
    }
    ConfigSection section = item.section();
    ConfigValue type =
        section.given().getOrDefault(TYPE, section.defaults().getOrDefault(TYPE, value));
    return new TypedBlock(item, text(type), type);
  }

  String where() {
    return Origins.text(typeValue.origin());
  }

  /** The keys of the component: the user's, over those of the enclosing block, over its own. */
  ConfigSection section(Reference reference) {
    ConfigSection section = item.section();
    ConfigObject outer =
        name.isPresent() && name.equals(typeOf(section.defaults()))
            ? section.defaults()
            : ConfigSection.empty();
    ConfigObject defaults = (ConfigObject) outer.withoutKey(TYPE).withFallback(reference.values());
    return new ConfigSection(
        section.path(), section.origin(), section.given().withoutKey(TYPE), defaults);
  }

  /** The type a block, or a name in its place, says. */
  static Optional<String> typeOf(ConfigValue value) {
    return value instanceof ConfigObject block
        ? Optional.ofNullable(block.get(TYPE)).flatMap(TypedBlock::text)
        : text(value);
  }

  static Optional<String> text(ConfigValue value) {
    return value.unwrapped() instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
