package org.attentiontoolkit.api.hocon;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * Reads HOCON text as HOCON.md defines it, in one pass. The first mistake in its grammar ends it.
 */
final class Parser {
  static final String INCLUDE = "include";

  private final Cursor cursor;
  private final Atoms atoms;
  private final Remarks remarks = new Remarks();
  private final Definitions definitions;
  private final ValueReader values;
  private final List<Path> trail;
  private final Scope scope;
  private final Loader loader;

  /** How many keys and lists lead to where we are, in all files. */
  private int level;

  Parser(Source source, String text, List<Path> trail, Scope scope, Loader loader) {
    this.cursor = new Cursor(source, text);
    this.atoms = new Atoms(cursor);
    this.definitions = new Definitions(cursor, loader.problems());
    this.values = new ValueReader(this, cursor, atoms, scope, loader.allowance());
    this.trail = trail;
    this.scope = scope;
    this.loader = loader;
    this.level = scope.level();
  }

  /** A whole file: keys, with braces around them or without. */
  Written.Block document() {
    Written.Block root = new Written.Block(Whereabouts.at(cursor.place()));
    gap();
    if (cursor.peek() == '[') {
      throw cursor.problem("a file holds keys with values, not a list").exception();
    }
    int line = cursor.line();
    boolean braces = cursor.take('{');
    entries(root, braces ? '}' : Cursor.END, line);
    expectEnd();
    return root;
  }

  /** What stands behind the = of {@code path=value}. */
  Written value(List<String> path) {
    enter(path, cursor.line());
    gap();
    Written value = values.read(() -> cursor.problem("there is no value"));
    expectEnd();
    return value;
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
  void entries(Written.Block into, int close, int line) {
    gap();
    while (cursor.peek() != close && cursor.peek() != '}') {
      if (cursor.atEnd()) {
        throw unclosed("a block", '{', '}', line);
      }
      boolean separated = atInclude() ? include(into) : entry(into);
      if (!separated && cursor.peek() != close && cursor.peek() != '}') {
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
  private boolean entry(Written.Block into) {
    String remark = remarks.take();
    int line = cursor.line();
    if (!atoms.isHere()) {
      throw atoms.unexpected("a key").exception();
    }
    List<String> keys = PathReader.read(cursor, atoms);
    gap();
    boolean block = cursor.peek() == '{';
    boolean adds = !block && cursor.take("+=");
    if (!block && !adds && !cursor.take('=') && !cursor.take(':')) {
      throw noValue(keys, line).exception();
    }
    gap();
    enter(keys, line);
    Slot slot = definitions.slot(into, keys, line);
    Written value = block ? values.block() : values.read(() -> noValue(keys, line));
    remarks.take();
    definitions.define(slot, adds ? new Written.Added(value, cursor.place(line)) : value, line);
    leave(keys.size());
    StringBuilder comment = new StringBuilder(remark);
    boolean separated = separated(behind -> comment.append('\n').append(behind));
    slot.comment(comment.toString().strip());
    return separated;
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

  private boolean include(Written.Block into) {
    cursor.take(INCLUDE);
    Include what = Include.read(cursor, atoms);
    Scope inner = scope.inner(definitions.path(), level, values.isInList());
    Place place = cursor.place(what.line());
    Written.Block included = loader.include(what.name(), place, trail, inner);
    definitions.include(into, included);
    remarks.take();
    return separated(remark -> {});
  }

  /** Down by some keys, or the number of an element of a list. */
  void enter(List<String> keys, int line) {
    level += keys.size();
    if (level > Limits.DEPTH) {
      String sentence = "more than " + Limits.DEPTH + " blocks and lists lie within each other";
      throw Allowance.tooDeep(sentence, cursor.place(line));
    }
    definitions.enter(keys);
  }

  void leave(int keys) {
    level -= keys;
    definitions.leave(keys);
  }

  /** Blocks side by side are one. */
  void absorb(Written.Block into, Written.Block more) {
    definitions.absorb(into, more);
  }

  /**
   * The comma or line end behind a value; whether there is one.
   *
   * @param remark gets the comment on the same line
   */
  boolean separated(Consumer<String> remark) {
    cursor.blanks();
    boolean comma = cursor.take(',');
    cursor.blanks();
    if (cursor.atComment()) {
      remark.accept(cursor.comment().strip());
    }
    boolean lineEnds = gap();
    return comma || cursor.take(',') || lineEnds;
  }

  /** White space, line ends and comments; whether a line ended. */
  boolean gap() {
    boolean lineEnds = false;
    while (true) {
      cursor.blanks();
      if (cursor.atComment()) {
        remarks.comment(cursor.comment());
      } else if (cursor.take('\n')) {
        remarks.lineEnd();
        lineEnds = true;
      } else {
        return lineEnds;
      }
    }
  }
}
