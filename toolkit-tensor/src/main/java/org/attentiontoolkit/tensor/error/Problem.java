package org.attentiontoolkit.tensor.error;

import java.util.Optional;

/**
 * One thing that is wrong, told so that its reader can mend it.
 *
 * @param id stable name, dotted lower case, for example {@code config.unknown-key}
 * @param kind whose fault it is, which decides the exit code
 * @param sentence what is wrong, one sentence
 * @param where file and line, component, or shapes by legend letter
 * @param hint what to do about it
 */
public record Problem(
    String id, Kind kind, String sentence, Optional<String> where, Optional<String> hint) {

  /** Whose fault a problem is. */
  public enum Kind {
    /** What the user gave is wrong: exit code 2. */
    INPUT,
    /** The run failed: exit code 1. */
    FAILURE
  }

  /** A problem with what the user gave. */
  public static Problem input(String id, String sentence) {
    return new Problem(id, Kind.INPUT, sentence, Optional.empty(), Optional.empty());
  }

  /** A problem that is not the user's doing: a full disk, memory that ran out. */
  public static Problem failure(String id, String sentence) {
    return new Problem(id, Kind.FAILURE, sentence, Optional.empty(), Optional.empty());
  }

  /** The same problem with its place. */
  public Problem at(String place) {
    return new Problem(id, kind, sentence, Optional.of(place), hint);
  }

  /** The same problem with a place, unless it has one. */
  public Problem atUnlessPlaced(String place) {
    return where.isPresent() ? this : at(place);
  }

  /** The same problem with advice. */
  public Problem hint(String advice) {
    return new Problem(id, kind, sentence, where, Optional.of(advice));
  }

  /** This problem as an exception. */
  public ToolkitException exception() {
    return new ToolkitException(java.util.List.of(this));
  }

  /** This problem as an exception with the fault that led to it. */
  public ToolkitException exception(Throwable cause) {
    return new ToolkitException(java.util.List.of(this), cause);
  }

  /** {@code id · sentence · where · hint}, without the parts that are not there. */
  @Override
  public String toString() {
    return id
        + " · "
        + sentence
        + where.map(w -> " · " + w).orElse("")
        + hint.map(h -> " · " + h).orElse("");
  }
}
