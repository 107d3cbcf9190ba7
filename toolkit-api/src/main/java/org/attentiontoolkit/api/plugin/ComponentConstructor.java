package org.attentiontoolkit.api.plugin;

import org.attentiontoolkit.tensor.ParameterScope;

/**
 * How a part of a model is made: usually its constructor.
 *
 * @param <C> its configuration
 * @param <P> where it is put
 * @param <M> what it is
 */
@FunctionalInterface
public interface ComponentConstructor<C, P, M> {
  /** Makes it and declares its parameters. */
  M create(C config, P place, ParameterScope scope);
}
