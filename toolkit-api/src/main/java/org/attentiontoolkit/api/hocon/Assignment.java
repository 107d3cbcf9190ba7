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
  private final Optional<Value> single;
  private final Optional<HoconText> text;
  private final Place place;

  private Assignment(
      List<String> path, Optional<Value> single, Optional<HoconText> text, Place place) {
    this.path = path;
    this.single = single;
    this.text = text;
    this.place = place;
  }

  /**
   * Reads an assignment.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if it isn't one
   */
  public static Assignment parse(String text) {
    TextSource source = new TextSource.Assigned(text);
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
    if (rest.isEmpty() || "[{\"".indexOf(rest.charAt(0)) < 0) {
      return new Assignment(
          path, Optional.of(Atom.bare(rest).value(place)), Optional.empty(), place);
    }
    Loader loader = new Loader();
    HoconText value = new Parser(source, rest, List.of(), Scope.ROOT, loader).value(path);
    loader.problems().throwIfAny();
    String whole = Hocon.path(path) + " = " + rest;
    HoconText entry = new HoconText(source, whole, value.includes(), value.outline());
    return new Assignment(path, quoted(source, rest), Optional.of(entry), place);
  }

  private static Optional<Value> quoted(TextSource source, String text) {
    Cursor cursor = new Cursor(source, text);
    Atoms atoms = new Atoms(cursor);
    if (!atoms.isHere()) {
      return Optional.empty();
    }
    Value value = atoms.next().value(cursor.place());
    return cursor.atEnd() ? Optional.of(value) : Optional.empty();
  }

  /** The keys that lead to what is set. */
  public List<String> path() {
    return path;
  }

  /** The value, if it is a single one. */
  public Optional<Value> single() {
    return single;
  }

  /** It as an entry of a file, if the value is in quotes, brackets or braces. */
  Optional<HoconText> text() {
    return text;
  }

  Place place() {
    return place;
  }
}
