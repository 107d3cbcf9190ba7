package org.attentiontoolkit.api.hocon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.attentiontoolkit.tensor.error.Problem;

/** Looks through values: pieces side by side on a line, among them whole blocks and lists. */
final class ValueReader {
  private final Parser parser;
  private final Cursor cursor;
  private final Atoms atoms;
  private final Scope scope;
  private final Allowance allowance;

  /** Lists of this text around the place where we are. */
  private int lists;

  ValueReader(Parser parser, Cursor cursor, Atoms atoms, Scope scope, Allowance allowance) {
    this.parser = parser;
    this.cursor = cursor;
    this.atoms = atoms;
    this.scope = scope;
    this.allowance = allowance;
  }

  boolean isInList() {
    return lists > 0;
  }

  /**
   * The value of a key.
   *
   * @param missing what is wrong if there is none
   */
  void read(Outline key, Supplier<Problem> missing) {
    int line = cursor.line();
    Tally tally = pieces(key, missing);
    parser.note(key, new Mark(line, tally.kind()));
    if (tally.kind() == Mark.Kind.SET || tally.kind() == Mark.Kind.GROWN) {
      key.define(tally.definition(cursor.place(line)));
    }
  }

  /** What {@code +=} adds to the list at a key. */
  void addition(Outline key, Supplier<Problem> missing) {
    Place place = cursor.place();
    Tally tally = new Tally();
    tally.list();
    tally.reference(referenceTo(parser.path()));
    tally.add(element(missing));
    parser.note(key, new Mark(place.line(), Mark.Kind.GROWN));
    key.define(tally.definition(place));
  }

  /** An element of a list, with the blocks in it. */
  private Tally element(Supplier<Problem> missing) {
    Outline inner = new Outline();
    Tally tally = pieces(inner, missing);
    inner.collect(tally);
    return tally;
  }

  /** Pieces side by side; blocks among them add keys to an outline. */
  private Tally pieces(Outline key, Supplier<Problem> missing) {
    Place place = cursor.place();
    Tally tally = new Tally();
    while (piece(key, tally)) {
      if (tally.pieces() > FileLimits.PIECES) {
        String sentence = "a value is put together from more than " + FileLimits.PIECES + " pieces";
        throw Allowance.tooLarge(sentence, place);
      }
      cursor.blanks();
    }
    if (tally.pieces() == 0) {
      boolean nothing = cursor.atEnd() || "\n,}]#".indexOf(cursor.peek()) >= 0;
      throw (nothing ? missing.get() : atoms.unexpected("a value")).exception();
    } else if (tally.isMixed()) {
      throw cursor.problem(Tally.MIXED).at(place.text()).exception();
    }
    return tally;
  }

  /** Reads a piece, if there is one. */
  private boolean piece(Outline key, Tally tally) {
    boolean atom = atoms.isHere();
    if (!atom && "{[$".indexOf(cursor.peek()) < 0) {
      return false;
    }
    allowance.takeValue(cursor.place());
    if (atom) {
      tally.word(atoms.next());
      return true;
    }
    switch (cursor.peek()) {
      case '{' -> {
        int line = cursor.line();
        cursor.skip();
        tally.block();
        parser.entries(key, '}', line);
      }
      case '[' -> list(tally);
      default -> tally.reference(reference());
    }
    return true;
  }

  private void list(Tally tally) {
    int line = cursor.line();
    int index = 0;
    tally.list();
    lists++;
    cursor.skip();
    parser.gap();
    while (!cursor.take(']')) {
      if (cursor.atEnd()) {
        throw parser.unclosed("a list", '[', ']', line);
      }
      parser.enter(List.of(Integer.toString(index)), cursor.line());
      index++;
      tally.add(element(() -> atoms.unexpected("a value or ]")));
      parser.leave(1);
      if (!parser.separated() && cursor.peek() != ']' && !cursor.atEnd()) {
        Problem problem = atoms.unexpected("a comma or ]");
        throw (cursor.peek() == '}' ? problem.hint(Parser.needs('[', ']')) : problem).exception();
      }
      parser.gap();
    }
    lists--;
  }

  private Outline.Reference reference() {
    if (!cursor.take("${")) {
      throw cursor
          .problem("$ without { behind it")
          .hint("${key} stands for the value of a key; as text, $ needs double quotes")
          .exception();
    }
    cursor.take('?');
    cursor.blanks();
    if (!atoms.isHere()) {
      throw atoms.unexpected("a key behind ${").exception();
    }
    List<String> keys = PathReader.read(cursor, atoms);
    if (!cursor.take('}')) {
      throw cursor.problem("expected } behind the key of ${, not " + cursor.seen()).exception();
    }
    if (scope.inList()) {
      throw cursor.problem("a file that is included in a list can't hold ${ }").exception();
    }
    return referenceTo(keys);
  }

  private Outline.Reference referenceTo(List<String> keys) {
    allowance.takeReference(cursor.place());
    List<String> path = new ArrayList<>(scope.prefix());
    path.addAll(keys);
    return new Outline.Reference(path, scope.prefix().size());
  }
}
