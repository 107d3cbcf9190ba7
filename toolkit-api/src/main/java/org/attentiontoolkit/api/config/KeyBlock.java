package org.attentiontoolkit.api.config;

import java.util.List;
import org.attentiontoolkit.api.hocon.Value;

/**
 * Keys and their defaults.
 *
 * @param type the record they are read into
 * @param reference where their defaults and their documentation stand
 */
public record KeyBlock(Class<? extends Record> type, Reference reference) {
  static List<String> keys(List<KeyBlock> blocks) {
    return blocks.stream().flatMap(block -> Records.keys(block.type()).stream()).toList();
  }

  /** The defaults of all keys. */
  static Value.Block defaults(List<KeyBlock> blocks) {
    return blocks.stream()
        .map(block -> block.reference().values())
        .reduce(Value.Block.EMPTY, (first, second) -> first.over(second));
  }
}
