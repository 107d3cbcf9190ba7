package org.attentiontoolkit.tasks.data;

import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.api.text.Blanks;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.tensor.error.Problem;

/** The empty lines that were met while text was read. */
final class EmptyLineList {
  private static final int LINES_NAMED = 5;

  private final List<String> places = new ArrayList<>();

  /** Whether a line is empty; notes it if so. */
  boolean note(String line, TextLines lines) {
    boolean blank = Blanks.isEmpty(line);
    if (blank) {
      places.add(lines.place());
    }
    return blank;
  }

  /**
   * Refuses text with empty lines.
   *
   * @param hint what to do
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming them, if there are any
   */
  void refuse(String hint) {
    if (places.isEmpty()) {
      return;
    }
    int more = places.size() - LINES_NAMED;
    String named = String.join(", ", places.subList(0, Math.min(LINES_NAMED, places.size())));
    throw Problem.input(
            "data.empty-line",
            places.size() == 1 ? "A line is empty." : places.size() + " lines are empty.")
        .at(more > 0 ? named + " and " + more + " more" : named)
        .hint(hint)
        .exception();
  }
}
