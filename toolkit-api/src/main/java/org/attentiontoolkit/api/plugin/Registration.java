package org.attentiontoolkit.api.plugin;

import java.util.function.Function;
import org.attentiontoolkit.api.config.Reference;

/** One registered component. */
record Registration<F>(
    Kind<F> kind,
    String name,
    Class<? extends Record> config,
    Function<Object, F> create,
    ToolkitPlugin owner) {

  static <C extends Record, F> Registration<F> of(
      Kind<F> kind, String name, Class<C> config, Function<C, F> create, ToolkitPlugin owner) {
    return new Registration<>(kind, name, config, c -> create.apply(config.cast(c)), owner);
  }

  Reference reference() {
    return owner.reference().block("components").block(kind.name()).block(name);
  }
}
