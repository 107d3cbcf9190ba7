package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.TextTranslator.Translation;
import org.attentiontoolkit.runner.report.AttentionPage;
import org.attentiontoolkit.runner.report.AttentionPicture;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.WholeFile;

/** What the model looked at while it translated, as a page or a picture. */
final class AttentionFile {
  private final Path file;
  private final boolean picture;
  private final List<AttentionPage.Entry> entries = new ArrayList<>();

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

  /** The next line. */
  void add(String source, Translation translation) {
    int line = entries.size();
    List<AttentionMap> maps =
        translation.maps().stream()
            .map(m ->
                new AttentionMap(line, m.place(), m.head(), m.queries(), m.keys(), m.weights()))
            .toList();
    entries.add(new AttentionPage.Entry(source, translation.text(), maps));
  }

  void write(String title) {
    if (!picture) {
      WholeFile.write(file, AttentionPage.html(title, entries));
      return;
    }
    List<AttentionMap> maps = entries.stream().flatMap(e -> e.maps().stream()).toList();
    if (maps.isEmpty()) {
      throw Problem.input("translate.no-attention", "The model of this run has no attention.")
          .at(title)
          .exception();
    }
    AttentionPicture.write(file, maps);
  }
}
