package org.attentiontoolkit.api.config;

import java.util.Optional;
import org.attentiontoolkit.api.hocon.Value;

/**
 * A component as the file says it: a block with a {@code type}, or the name alone.
 *
 * @param item where it stands
 * @param typeValue the value that says which component, if there is one
 */
record TypedBlock(Item item, Optional<Value> typeValue) {
  static final String TYPE = "type";

  static TypedBlock of(Item item) {
    Value value = item.value().orElseThrow();
    if (!(value instanceof Value.Block)) {
      return new TypedBlock(item, Optional.of(value));
    }
    ConfigSection section = item.section();
    return new TypedBlock(
        item,
        section
            .given()
            .get(TYPE)
            .or(() -> section.defaults().get(TYPE))
            .filter(type -> !(type instanceof Value.Nothing)));
  }

  Optional<String> name() {
    return typeValue.flatMap(Value::word);
  }

  /** The keys of the component: the user's, over those of the enclosing block, over its own. */
  ConfigSection section(Value.Block own) {
    ConfigSection section = item.section();
    Value.Block outer =
        name().isPresent() && name().equals(typeOf(section.defaults()))
            ? section.defaults().without(TYPE)
            : Value.Block.EMPTY;
    return new ConfigSection(
        section.path(), section.whereabouts(), section.given().without(TYPE), outer.over(own));
  }

  /** The type a block, or a name in its place, says. */
  static Optional<String> typeOf(Value value) {
    return value instanceof Value.Block block ? block.get(TYPE).flatMap(Value::word) : value.word();
  }
}
