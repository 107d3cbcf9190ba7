package org.attentiontoolkit.api.plugin;

import org.attentiontoolkit.api.config.KeyBlock;
import org.attentiontoolkit.api.config.Reference;

/**
 * Keys that several components have beside their own, in the same block of an experiment's file.
 * Their defaults stand once, in {@code shared.<name>} of the {@code reference.conf} beside the
 * record.
 *
 * @param <S> their record
 * @param name of the block of their defaults
 * @param type their record
 */
public record SharedKeys<S extends Record>(String name, Class<S> type) {
  KeyBlock block() {
    return new KeyBlock(type, Reference.of(type).block("shared").block(name));
  }
}
