package org.attentiontoolkit.api.hocon;

import java.util.ArrayList;
import java.util.List;

/** Reads a key, or several joined by dots. A dot within quotes is part of a key. */
final class PathReader {
  private final Cursor cursor;
  private final Atoms atoms;
  private final List<String> keys = new ArrayList<>();
  private final StringBuilder key = new StringBuilder();
  private boolean quoted;

  private PathReader(Cursor cursor, Atoms atoms) {
    this.cursor = cursor;
    this.atoms = atoms;
  }

  /** Reads up to what can't belong to a key; white space there is read too. */
  static List<String> read(Cursor cursor, Atoms atoms) {
    return new PathReader(cursor, atoms).keys();
  }

  private List<String> keys() {
    int start = cursor.position();
    int line = cursor.line();
    while (atoms.isHere()) {
      add(atoms.next(), start, line);
      String blanks = cursor.blanks();
      key.append(atoms.isHere() ? blanks : "");
    }
    end(start, line);
    return keys;
  }

  private void add(Atom atom, int start, int line) {
    if (atom.isQuoted()) {
      quoted = true;
      key.append(atom.text());
      return;
    }
    for (int i = 0; i < atom.text().length(); i++) {
      if (atom.text().charAt(i) == '.') {
        end(start, line);
      } else {
        key.append(atom.text().charAt(i));
      }
    }
  }

  private void end(int start, int line) {
    if (key.isEmpty() && !quoted) {
      String all = Hocon.cut(cursor.since(start).strip(), 100);
      throw cursor
          .problem("the key " + all + " has a dot without a name beside it", line)
          .hint("a dot that belongs to a name needs double quotes around the name")
          .exception();
    }
    if (keys.size() == FileLimits.DEPTH) {
      throw Allowance.tooDeep(
          "a key is more than " + FileLimits.DEPTH + " names long", cursor.place(line));
    }
    keys.add(key.toString());
    key.setLength(0);
    quoted = false;
  }
}
