package org.attentiontoolkit.api.task;

/**
 * The user's wish that work ends, as by Ctrl-C. Whatever takes longer than a second looks at it
 * again and again: once a line read, a batch evaluated, a token written. Safe to ask from any
 * thread.
 */
@FunctionalInterface
public interface Stop {
  /** The wish that never comes. */
  Stop NEVER = () -> false;

  /** Whether to stop. */
  boolean requested();

  /**
   * Goes on, unless the user wants it to stop.
   *
   * @throws Stopped if so
   */
  default void check() {
    if (requested()) {
      throw new Stopped();
    }
  }
}
