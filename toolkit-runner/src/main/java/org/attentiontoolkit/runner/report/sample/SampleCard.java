package org.attentiontoolkit.runner.report.sample;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.task.Note;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.runner.report.look.LookView;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;

/** One prediction with what is known of it. */
final class SampleCard {
  /** Longer texts are cut: a page of many stays small. */
  private static final int LONGEST = 800;

  private final Map<String, String> meanings;

  /** Cards of predictions that have these notes. */
  SampleCard(List<Note> notes) {
    this.meanings =
        notes.stream().collect(Collectors.toMap(Note::name, Note::meaning, (a, _) -> a));
  }

  /**
   * The card.
   *
   * @param looked whether the page shows what was looked at
   */
  String html(int example, Prediction p, boolean looked) {
    String reference = Markup.cut(p.reference().orElse(""), LONGEST);
    String output = Markup.cut(p.output(), LONGEST);
    WordDiff diff = new WordDiff(reference, output);
    return """
    <article class="sample" data-example="%d" data-kinds="%s">
    <p class="number">%s%s%s</p>
    <dl>
    <dt>source</dt><dd>%s</dd>
    %s<dt>output</dt><dd>%s</dd>
    </dl>
    %s</article>
    """
        .formatted(
            example,
            Markup.escape(String.join(" ", Filter.of(p))),
            NumberText.whole(example + 1L),
            labels(p),
            scores(p),
            Markup.isolated(Markup.cut(p.source(), LONGEST)),
            p.reference()
                .map(_ -> "<dt>reference</dt><dd>%s</dd>\n".formatted(diff.firstMarked("missed")))
                .orElse(""),
            text(
                output,
                p.reference().isPresent() ? diff.secondMarked("wrong") : Markup.isolated(output)),
            looked ? LookView.link(example) : "");
  }

  private static String text(String text, String marked) {
    return text.isBlank() ? "<span class=\"nothing\">nothing</span>" : marked;
  }

  private String labels(Prediction p) {
    String verdict =
        p.reference().isEmpty()
            ? ""
            : p.isExact()
                ? " <span class=\"label exact\">exact</span>"
                : " <span class=\"label wrong\">wrong</span>";
    return verdict
        + p.notes().stream()
            .map(note ->
                " <span class=\"label\" title=\"%s\">%s</span>"
                    .formatted(
                        Markup.escape(meanings.getOrDefault(note, "")),
                        Markup.escape(note.replace('-', ' '))))
            .collect(Collectors.joining());
  }

  private static String scores(Prediction p) {
    return p.scores().isEmpty()
        ? ""
        : p.scores().entrySet().stream()
            .map(e -> Markup.escape(e.getKey()) + " " + NumberText.brief(e.getValue()))
            .collect(Collectors.joining(" · ", " <span class=\"own\">", "</span>"));
  }
}
