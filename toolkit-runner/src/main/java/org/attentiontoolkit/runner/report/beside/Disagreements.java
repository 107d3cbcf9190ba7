package org.attentiontoolkit.runner.report.beside;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.runner.report.data.ComparedRun;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;
import org.attentiontoolkit.runner.report.sample.WordDiff;

/** Examples that one of two runs got right and the other wrong. */
final class Disagreements {
  private static final int MOST = 5;
  private static final int LONGEST = 800;

  private final ComparedRun run;
  private final ComparedRun other;
  private final List<Prediction> ours;
  private final List<Prediction> theirs;

  /** Of two evaluations of the same examples. */
  Disagreements(ComparedRun run, Evaluation ours, ComparedRun other, Evaluation theirs) {
    this.run = run;
    this.other = other;
    this.ours = ours.predictions();
    this.theirs = theirs.predictions();
  }

  String html() {
    int both = examples(true, true).size();
    int neither = examples(false, false).size();
    return """
    <p>Both right: %s; both wrong: %s.</p>
    %s%s\
    """
        .formatted(
            NumberText.whole(both),
            NumberText.whole(neither),
            part(true, false),
            part(false, true));
  }

  private List<Integer> examples(boolean oursRight, boolean theirsRight) {
    return IntStream.range(0, ours.size())
        .filter(i -> ours.get(i).isExact() == oursRight && theirs.get(i).isExact() == theirsRight)
        .boxed()
        .toList();
  }

  private String part(boolean oursRight, boolean theirsRight) {
    List<Integer> examples = examples(oursRight, theirsRight);
    String cards = examples.stream().limit(MOST).map(this::card).collect(Collectors.joining());
    String left =
        examples.size() > MOST
            ? "<p class=\"note\">The first %d of them.</p>\n".formatted(MOST)
            : "";
    return "<h3>Right in %s, wrong in %s: %s</h3>\n%s%s"
        .formatted(
            Markup.isolated(oursRight ? run.name() : other.name()),
            Markup.isolated(oursRight ? other.name() : run.name()),
            NumberText.whole(examples.size()),
            left,
            cards);
  }

  private String card(int example) {
    Prediction a = ours.get(example);
    Prediction b = theirs.get(example);
    return """
    <article class="sample" data-example="%d">
    <p class="number">%s</p>
    <dl>
    <dt>source</dt><dd>%s</dd>
    <dt>reference</dt><dd>%s</dd>
    %s%s</dl>
    </article>
    """
        .formatted(
            example,
            NumberText.whole(example + 1L),
            Markup.isolated(Markup.cut(a.source(), LONGEST)),
            Markup.isolated(Markup.cut(a.reference().orElse(""), LONGEST)),
            output(run, a),
            output(other, b));
  }

  private static String output(ComparedRun by, Prediction p) {
    String output =
        new WordDiff(Markup.cut(p.reference().orElse(""), LONGEST), Markup.cut(p.output(), LONGEST))
            .secondMarked("wrong");
    String label = p.isExact() ? "exact" : "wrong";
    return "<dt>%s <span class=\"label %s\">%s</span></dt><dd>%s</dd>\n"
        .formatted(Markup.isolated(by.name()), label, label, output);
  }
}
