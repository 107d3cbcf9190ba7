package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.AttentionMap.Slot;
import org.attentiontoolkit.api.task.DecodingTrace;
import org.attentiontoolkit.api.task.TextTranslator.Translation;
import org.attentiontoolkit.api.text.Blanks;
import org.attentiontoolkit.runner.report.AttentionPage;
import org.attentiontoolkit.runner.report.AttentionPicture;
import org.attentiontoolkit.runner.report.look.LookView;
import org.attentiontoolkit.runner.report.look.LookView.Sentence;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the model looked at while it translated, as a page or a picture. */
final class AttentionFile {
  private static final Logger LOG = LoggerFactory.getLogger(AttentionFile.class);
  private static final int MOST = 1000;

  private final Path file;
  private final AttentionChoice choice;
  private final boolean picture;
  private final List<AttentionPage.Entry> entries = new ArrayList<>();
  private final LookView.Room room = new LookView.Room();
  private int seen;
  private int left;

  /**
   * A file to be written, whose name says what it is.
   *
   * @param choice which attentions it shows
   */
  AttentionFile(Path file, AttentionChoice choice) {
    this.file = file;
    this.choice = choice;
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
        choice.of(translation.maps()).stream().map(map -> map.ofExample(line)).toList();
    Optional<DecodingTrace> trace = translation.trace().map(t -> t.ofExample(line));
    Sentence looked = new Sentence(line, source, maps, trace);
    seen += looked.isEmpty() ? 0 : 1;
    boolean held = picture ? !looked.isEmpty() : room.takes(looked);
    entries.add(
        new AttentionPage.Entry(
            source, translation.text(), held ? Optional.of(looked) : Optional.empty()));
  }

  /**
   * Writes what was added.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if that is nothing
   */
  void write(String title) {
    if (seen == 0) {
      throw Problem.input("translate.nothing", "No line was translated: there is nothing to draw.")
          .at(file.toString())
          .exception();
    }
    if (left > 0) {
      LOG.warn("The first {} lines are drawn, {} more are not.", MOST, left);
    }
    if (picture) {
      List<AttentionMap> maps =
          entries.stream()
              .map(AttentionPage.Entry::looked)
              .flatMap(Optional::stream)
              .flatMap(looked -> looked.maps().stream())
              .toList();
      AttentionPicture.write(file, choice.equals(AttentionChoice.ALL) ? ofSource(maps) : maps);
    } else {
      WholeFile.write(file, AttentionPage.html(title, entries, seen));
    }
  }

  /** A picture of everything is long: unless asked, it shows what looks at the source, if any. */
  private static List<AttentionMap> ofSource(List<AttentionMap> maps) {
    List<AttentionMap> some = maps.stream().filter(m -> m.slot() == Slot.CROSS).toList();
    return some.isEmpty() ? maps : some;
  }
}
