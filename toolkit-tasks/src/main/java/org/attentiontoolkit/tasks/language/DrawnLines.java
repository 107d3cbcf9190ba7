package org.attentiontoolkit.tasks.language;

import org.attentiontoolkit.tasks.data.Room;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * How the lines to learn from are cut, where that is drawn.
 *
 * @param room of the model
 * @param seed of the draws, as of all
 */
record DrawnLines(TextSide side, Room room, long seed) {
  /** Whether it is drawn at all. */
  boolean isDrawn() {
    return side.tokenizer().sampler().isPresent();
  }

  /**
   * A line as it is cut in an epoch; where the model has no room for what is drawn, as it is cut
   * without drawing.
   */
  int[] of(ExampleStore lines, int line, int epoch) {
    long key = Draws.bits(Draws.key(seed, "tokens", epoch), line);
    int[] drawn = side.encode(lines.text(line).target(), key);
    return drawn.length <= room.target() ? drawn : lines.example(line).target();
  }
}
