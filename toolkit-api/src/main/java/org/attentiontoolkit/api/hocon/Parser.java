package org.attentiontoolkit.api.hocon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * Looks through HOCON text in one pass, before it is read: is its grammar that of HOCON.md, is no
 * key set twice, is it within the {@link FileLimits}? The first mistake in its grammar ends it.
 */
final class Parser {
  static final String INCLUDE = "include";

  private final TextSource source;
  private final String text;
  private final Cursor cursor;
  private final Atoms atoms;
  private final KeyPath path;
  private final ValueReader values;
  private final List<Path> trail;
  private final Scope scope;
  private final Loader loader;
  private final List<HoconText> includes = new ArrayList<>();

  /** How many keys and lists lead to where we are, in all files. */
  private int level;

  Parser(TextSource source, String text, List<Path> trail, Scope scope, Loader loader) {
    this.source = source;
    this.text = text;
    this.cursor = new Cursor(source, text);
    this.atoms = new Atoms(cursor);
    this.path = new KeyPath(cursor, loader.problems());
    this.values = new ValueReader(this, cursor, atoms, scope, loader.allowance());
    this.trail = trail;
    this.scope = scope;
    this.loader = loader;
    this.level = scope.level();
  }

  /** A whole file: keys, with braces around them or without. */
  HoconText document() {
    Outline root = new Outline();
    gap();
    if (cursor.peek() == '[') {
      throw cursor.problem("a file holds keys with values, not a list").exception();
    }
    int line = cursor.line();
    boolean braces = cursor.take('{');
    entries(root, braces ? '}' : Cursor.END, line);
    expectEnd();
    return text(root);
  }

  /** What stands behind the = of {@code path=value}. */
  HoconText value(List<String> keys) {
    enter(keys, cursor.line());
    gap();
    Outline root = new Outline();
    Outline key = path.through(root, keys, cursor.line());
    values.read(key, () -> cursor.problem("there is no value"));
    expectEnd();
    return text(root);
  }

  private HoconText text(Outline root) {
    return new HoconText(source, text, includes, root);
  }

  private void expectEnd() {
    gap();
    if (cursor.peek() == '}') {
      throw cursor.problem("there is no { for this }").exception();
    } else if (!cursor.atEnd()) {
      throw cursor.problem(cursor.seen() + " stands behind the end").exception();
    }
  }

  /** Keys with their values, up to what closes them, which is read too. */
  void entries(Outline into, int close, int line) {
    gap();
    while (cursor.peek() != close && cursor.peek() != '}') {
      if (cursor.atEnd()) {
        throw unclosed("a block", '{', '}', line);
      }
      boolean separated = atInclude() ? include(into) : entry(into);
      if (!separated && !cursor.atEnd() && cursor.peek() != close && cursor.peek() != '}') {
        throw (cursor.peek() == ']'
                ? cursor.problem("there is no [ for this ]")
                : atoms.unexpected("a comma or the end of the line"))
            .exception();
      }
      gap();
    }
    if (close == '}') {
      cursor.skip();
    }
  }

  ToolkitException unclosed(String what, char open, char close, int line) {
    return cursor
        .problem(what + " that begins here is not closed before the end", line)
        .hint(needs(open, close))
        .exception();
  }

  static String needs(char open, char close) {
    return "every " + open + " needs its " + close;
  }

  /** A key with its value; whether a comma or line end follows. */
  private boolean entry(Outline into) {
    int line = cursor.line();
    if (!atoms.isHere()) {
      throw atoms.unexpected("a key").exception();
    }
    List<String> keys = PathReader.read(cursor, atoms);
    gap();
    boolean block = cursor.peek() == '{';
    boolean adds = cursor.take("+=");
    if (!block && !adds && !cursor.take('=') && !cursor.take(':')) {
      throw noValue(keys, line).exception();
    }
    gap();
    enter(keys, line);
    loader.allowance().takeKey(cursor.place(line));
    Outline key = path.through(into, keys, line);
    if (adds) {
      values.addition(key, () -> noValue(keys, line));
    } else {
      values.read(key, () -> noValue(keys, line));
    }
    leave(keys.size());
    return separated();
  }

  private Problem noValue(List<String> keys, int line) {
    return cursor
        .problem("the key " + Hocon.cut(Hocon.path(keys), 100) + " has no value", line)
        .hint("write key = value");
  }

  private boolean atInclude() {
    if (!cursor.at(INCLUDE)) {
      return false;
    }
    int behind = cursor.peek(INCLUDE.length());
    return behind == Cursor.END || Atoms.endsBare(behind, cursor.peek(INCLUDE.length() + 1));
  }

  private boolean include(Outline into) {
    cursor.take(INCLUDE);
    Include what = Include.read(cursor, atoms);
    Scope inner = scope.inner(path.keys(), level, values.isInList());
    HoconText included = loader.include(what.name(), cursor.place(what.line()), trail, inner);
    includes.add(included);
    into.adopt(included.outline());
    return separated();
  }

  /** Down by some keys, or the number of an element of a list. */
  void enter(List<String> keys, int line) {
    level += keys.size();
    if (level > FileLimits.DEPTH) {
      String sentence = "more than " + FileLimits.DEPTH + " blocks and lists lie within each other";
      throw Allowance.tooDeep(sentence, cursor.place(line));
    }
    path.enter(keys);
  }

  void leave(int keys) {
    level -= keys;
    path.leave(keys);
  }

  /** The keys that lead to where we are, within this text. */
  List<String> path() {
    return path.keys();
  }

  /** Remembers how the key was set that the path leads to. */
  void note(Outline key, Mark mark) {
    path.note(key, mark);
  }

  /** The comma or line end behind a value; whether there is one. */
  boolean separated() {
    cursor.blanks();
    boolean comma = cursor.take(',');
    boolean lineEnds = gap();
    return comma || cursor.take(',') || lineEnds;
  }

  /** White space, line ends and comments; whether a line ended. */
  boolean gap() {
    boolean lineEnds = false;
    while (true) {
      cursor.blanks();
      if (cursor.atComment()) {
        cursor.skipComment();
      } else if (cursor.take('\n')) {
        lineEnds = true;
      } else {
        return lineEnds;
      }
    }
  }
}
