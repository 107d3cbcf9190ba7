package org.attentiontoolkit.api.hocon;

import java.util.Collection;

/**
 * How large a value is, counted as if everything it refers to were written out.
 *
 * @param size its characters, and one for each value in it
 * @param depth how many blocks and lists lie within each other, 0 for a single value
 */
public record Extent(long size, int depth) {
  static Extent around(Collection<Value> values) {
    long size = 1;
    int depth = 0;
    for (Value value : values) {
      Extent inner = value.extent();
      size += inner.size;
      depth = Math.max(depth, inner.depth);
    }
    return new Extent(size, depth + 1);
  }
}
