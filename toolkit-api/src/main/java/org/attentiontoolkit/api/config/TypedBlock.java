package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
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
    if (value.valueType() == ConfigValueType.STRING) {
      return new TypedBlock(item, Optional.of(String.valueOf(value.unwrapped())), value);
    }
    ConfigSection section = item.section();
    ConfigValue type =
        section.given().getOrDefault(TYPE, section.defaults().getOrDefault(TYPE, value));
    return type.valueType() == ConfigValueType.STRING
        ? new TypedBlock(item, Optional.of(String.valueOf(type.unwrapped())), type)
        : new TypedBlock(item, Optional.empty(), type);
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

  private static Optional<String> typeOf(ConfigObject block) {
    return Optional.ofNullable(block.get(TYPE)).map(v -> String.valueOf(v.unwrapped()));
  }
}
