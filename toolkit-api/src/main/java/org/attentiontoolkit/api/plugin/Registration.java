package org.attentiontoolkit.api.plugin;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.attentiontoolkit.api.config.KeyBlock;
import org.attentiontoolkit.api.config.Reference;

/**
 * One registered component.
 *
 * @param block of its owner's reference.conf, below {@code components}, where its defaults stand
 * @param config the record of its own keys
 * @param shared what other keys it has
 * @param create makes what the kind yields, from a record of its own keys and one of each other's
 */
record Registration<F>(
    Kind<F> kind,
    String name,
    Kind<?> block,
    Class<? extends Record> config,
    List<SharedKeys<?>> shared,
    Function<List<Object>, F> create,
    ToolkitPlugin owner) {

  static <C extends Record, F> Registration<F> of(
      Kind<F> kind, String name, Class<C> config, Function<C, F> create, ToolkitPlugin owner) {
    return new Registration<>(
        kind,
        name,
        kind,
        config,
        List.of(),
        configs -> create.apply(config.cast(configs.getFirst())),
        owner);
  }

  static <C extends Record, S extends Record, F> Registration<F> of(
      Kind<F> kind,
      String name,
      Kind<?> block,
      Class<C> config,
      SharedKeys<S> shared,
      BiFunction<C, S, F> create,
      ToolkitPlugin owner) {
    return new Registration<>(
        kind,
        name,
        block,
        config,
        List.of(shared),
        configs ->
            create.apply(config.cast(configs.getFirst()), shared.type().cast(configs.getLast())),
        owner);
  }

  /** Where the defaults of its own keys stand. */
  Reference reference() {
    return owner.reference().block("components").block(block.name()).block(name);
  }

  /** All its keys, its own first. */
  List<KeyBlock> blocks() {
    return Stream.concat(
            Stream.of(new KeyBlock(config, reference())), shared.stream().map(SharedKeys::block))
        .toList();
  }
}
