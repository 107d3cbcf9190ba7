package org.attentiontoolkit.tensor.tape;

import org.attentiontoolkit.tensor.memory.DenseArray;
import org.jspecify.annotations.Nullable;

/** Where the gradient of a tensor comes together on the way back. */
public final class GradientPlace {
  private @Nullable DenseArray array;
  private boolean begun;

  /** Its memory, if it has any yet. */
  public @Nullable DenseArray array() {
    return array;
  }

  /** Gives it memory. */
  public void put(DenseArray memory) {
    array = memory;
  }

  /** Whether something has flowed to it. */
  public boolean begun() {
    return begun;
  }

  /** That something flows to it now: whether there is something to add to. */
  public boolean begin() {
    boolean add = begun;
    begun = true;
    return add;
  }

  /** Forgets what has flowed to it. */
  public void clear() {
    begun = false;
  }
}
