package org.attentiontoolkit.api.hocon;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * {@code path=value} of the command line. The value is a number, true, false, null, a quoted text,
 * a list, a block, or else text as it stands.
 */
public final class Assignment {
  private final List<String> path;
  private final Written value;
  private final Place place;

  private Assignment(List<String> path, Written value, Place place) {
    this.path = path;
    this.value = value;
    this.place = place;
  }

  /**
   * Reads an assignment.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if it isn't one
   */
  public static Assignment parse(String text) {
    Source source = new Source.Assigned(text);
    Cursor cursor = new Cursor(source, text);
    Atoms atoms = new Atoms(cursor);
    cursor.blanks();
    List<String> path = atoms.isHere() ? PathReader.read(cursor, atoms) : List.of();
    if (path.isEmpty() || !cursor.take('=')) {
      throw Problem.input(
              "config.bad-set", "--set " + Hocon.cut(text, 120) + " is not of the form path=value")
          .hint("for example --set training.max-epochs=3, or --set 'model.attention={type=dot}'")
          .exception();
    }
    String rest = text.substring(cursor.position()).strip();
    Place place = cursor.place();
    boolean structured = !rest.isEmpty() && "[{\"".indexOf(rest.charAt(0)) >= 0;
    Loader loader = new Loader();
    Written value =
        structured
            ? new Parser(source, rest, List.of(), Scope.ROOT, loader).value(path)
            : new Written.Single(Atom.bare(rest).value(place));
    loader.problems().throwIfAny();
    return new Assignment(path, value, place);
  }

  /** The keys that lead to what is set. */
  public List<String> path() {
    return path;
  }

  /** The value, if it is a single one. */
  public Optional<Value> single() {
    return value instanceof Written.Single(Value single) ? Optional.of(single) : Optional.empty();
  }

  Written value() {
    return value;
  }

  Place place() {
    return place;
  }
}
