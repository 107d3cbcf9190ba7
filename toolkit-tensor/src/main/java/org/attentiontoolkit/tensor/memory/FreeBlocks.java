package org.attentiontoolkit.tensor.memory;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Blocks that nobody holds, by their length. */
final class FreeBlocks {
  private record Key(long length, int number, long from) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparingLong(Key::length)
            .thenComparingInt(Key::number)
            .thenComparingLong(Key::from);

    static Key of(Block block) {
      return new Key(block.length(), block.number(), block.from());
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private final NavigableMap<Key, Block> blocks = new TreeMap<>();

  void add(Block block) {
    blocks.put(Key.of(block), block);
  }

  void remove(Block block) {
    blocks.remove(Key.of(block));
  }

  void clear() {
    blocks.clear();
  }

  /** Takes out the smallest of at least this length, if there is one. */
  @Nullable Block takeSmallest(long atLeast) {
    Map.Entry<Key, Block> found = blocks.ceilingEntry(new Key(atLeast, 0, 0));
    if (found == null) {
      return null;
    }
    blocks.remove(found.getKey());
    return found.getValue();
  }
}
