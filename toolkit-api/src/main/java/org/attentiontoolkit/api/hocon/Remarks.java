package org.attentiontoolkit.api.hocon;

/** The comment above a key: the lines between the last empty line and the key. */
final class Remarks {
  private final StringBuilder text = new StringBuilder();
  private boolean lineIsEmpty;

  void comment(String line) {
    text.append(text.isEmpty() ? "" : "\n").append(line.strip());
    lineIsEmpty = false;
  }

  void lineEnd() {
    if (lineIsEmpty) {
      text.setLength(0);
    }
    lineIsEmpty = true;
  }

  /** The comment, for the key that follows. */
  String take() {
    String comment = text.toString().strip();
    text.setLength(0);
    lineIsEmpty = false;
    return comment;
  }
}
