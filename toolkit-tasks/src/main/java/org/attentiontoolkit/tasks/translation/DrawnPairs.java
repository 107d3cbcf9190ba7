package org.attentiontoolkit.tasks.translation;

import org.attentiontoolkit.tasks.data.Room;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tasks.store.ParallelExample;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * How the pairs to learn from are cut, where that is drawn.
 *
 * @param room of the model
 * @param seed of the draws, as of all
 */
record DrawnPairs(Sides sides, Room room, long seed) {
  /**
   * A pair as it is cut in an epoch; where the model has no room for what is drawn, as it is cut
   * without drawing.
   */
  ParallelExample of(ExampleStore examples, int example, int epoch) {
    long key = Draws.bits(Draws.key(seed, "tokens", epoch), example);
    ParallelExample drawn = sides.drawn(examples.text(example), key);
    return room.holds(drawn) ? drawn : examples.example(example);
  }
}
