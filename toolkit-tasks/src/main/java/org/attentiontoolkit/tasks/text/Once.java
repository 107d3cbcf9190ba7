package org.attentiontoolkit.tasks.text;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once for all threads. */
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T value;

  /** A value that this makes. */
  public Once(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    T known = value;
    if (known == null) {
      known = maker.get();
      value = known;
    }
    return known;
  }
}
