package org.attentiontoolkit.api.hocon;

import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * What follows the word {@code include}: a name in double quotes, perhaps within {@code file( )} or
 * {@code required( )}, which change nothing, for every included file must be there.
 *
 * @param name as it is written
 * @param line it stands in
 */
record Include(String name, int line) {
  static Include read(Cursor cursor, Atoms atoms) {
    int line = cursor.line();
    cursor.blanks();
    boolean required = cursor.take("required(");
    cursor.blanks();
    boolean elsewhere = cursor.take("url(") || cursor.take("classpath(");
    boolean file = !elsewhere && cursor.take("file(");
    cursor.blanks();
    if (cursor.peek() != '"') {
      throw wrong(cursor, "the name of a file in double quotes");
    }
    String name = atoms.next().text();
    if (elsewhere) {
      throw Problem.input("config.missing-include", Hocon.cut(name, 200) + " can't be included")
          .at(cursor.place(line).text())
          .hint("only files can: include \"file.conf\"")
          .exception();
    }
    close(cursor, file);
    close(cursor, required);
    return new Include(name, line);
  }

  private static void close(Cursor cursor, boolean opened) {
    cursor.blanks();
    if (opened && !cursor.take(')')) {
      throw wrong(cursor, "a )");
    }
  }

  private static ToolkitException wrong(Cursor cursor, String instead) {
    return cursor
        .problem("an include needs " + instead + ", not " + cursor.seen())
        .hint("include \"file.conf\"; a key with the name include needs double quotes")
        .exception();
  }
}
