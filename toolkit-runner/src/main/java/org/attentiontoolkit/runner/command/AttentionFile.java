package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.TextTranslator.Translation;
import org.attentiontoolkit.api.text.Blanks;
import org.attentiontoolkit.runner.report.AttentionPage;
import org.attentiontoolkit.runner.report.AttentionPicture;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the model looked at while it translated, as a page or a picture. */
final class AttentionFile {
  private static final Logger LOG = LoggerFactory.getLogger(AttentionFile.class);
  private static final int MOST = 1000;

  private final Path file;
  private final boolean picture;
  private final List<AttentionPage.Entry> entries = new ArrayList<>();
  private int left;

  /** A file to be written, whose name says what it is. */
  AttentionFile(Path file) {
    this.file = file;
    String name = file.toString().toLowerCase(Locale.ROOT);
    this.picture = name.endsWith(".png");
    if (!picture && !name.endsWith(".html")) {
      throw Problem.input(
              "translate.attention-file", "Attention is shown in an .html or a .png file.")
          .at(file.toString())
          .exception();
    }
  }

  /**
   * Refuses to draw what is not there.
   *
   * @param source the line that was translated
   * @param run the model's
   */
  void requireAttention(String source, Translation translation, Path run) {
    boolean translated = !Blanks.isEmpty(source) && translation.problem().isEmpty();
    if (translated && translation.maps().isEmpty()) {
      throw Problem.input("translate.no-attention", "The model of this run has no attention.")
          .at(run.toString())
          .hint("Translate without --attention.")
          .exception();
    }
  }

  /** The next line; those after the first {@value #MOST} are not drawn. */
  void add(String source, Translation translation) {
    if (entries.size() == MOST) {
      left++;
      return;
    }
    int line = entries.size();
    List<AttentionMap> maps =
        translation.maps().stream()
            .map(m ->
                new AttentionMap(line, m.place(), m.head(), m.queries(), m.keys(), m.weights()))
            .toList();
    entries.add(new AttentionPage.Entry(source, translation.text(), maps));
  }

  /**
   * Writes what was added.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if that is nothing
   */
  void write(String title) {
    List<AttentionMap> maps = entries.stream().flatMap(e -> e.maps().stream()).toList();
    if (maps.isEmpty()) {
      throw Problem.input("translate.nothing", "No line was translated: there is nothing to draw.")
          .at(file.toString())
          .exception();
    }
    if (left > 0) {
      LOG.warn("The first {} lines are drawn, {} more are not.", MOST, left);
    }
    if (picture) {
      AttentionPicture.write(file, maps);
    } else {
      WholeFile.write(file, AttentionPage.html(title, entries));
    }
  }
}
