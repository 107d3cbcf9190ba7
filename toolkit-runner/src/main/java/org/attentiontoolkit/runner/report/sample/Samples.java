package org.attentiontoolkit.runner.report.sample;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;

/**
 * How many predictions are wrong and why, each reason a filter, and some of them, the worst first.
 * However many there are, the page stays small: it says how many it holds.
 */
public final class Samples {
  /** Letters of the page for texts. */
  private static final int MOST_TEXT = 1_500_000;

  private final Evaluation evaluation;
  private final Choice choice;
  private final Set<Integer> looked;

  private Samples(Evaluation evaluation, Set<Integer> looked) {
    this.evaluation = evaluation;
    this.looked = looked;
    List<Filter> filters = Filter.all(evaluation, Ranking.of(evaluation));
    this.choice = Choice.of(filters, evaluation.predictions().size(), looked);
  }

  /**
   * The section of an evaluation; empty without predictions.
   *
   * @param looked examples of which the page shows what was looked at
   */
  public static String html(Evaluation evaluation, Set<Integer> looked) {
    return evaluation.predictions().isEmpty() ? "" : new Samples(evaluation, looked).html();
  }

  private String html() {
    SampleCard card = new SampleCard(evaluation.notes());
    StringBuilder cards = new StringBuilder();
    Set<Integer> held = new HashSet<>();
    for (int example : choice.examples()) {
      if (cards.length() < MOST_TEXT) {
        Prediction p = evaluation.predictions().get(example);
        cards.append(card.html(example, p, looked.contains(example)));
        held.add(example);
      }
    }
    return """
    <div class="samples">
    %s%s<p class="choice"><label>Show <select class="order">%s</select></label>
    <span class="shown" role="status"></span></p>
    <p class="note">Marked: words of the output that the reference lacks, and words of the reference \
    that the output lacks.</p>
    <div class="cards">
    %s</div>
    <p class="rest"><button type="button" class="more" hidden>Show more</button></p>
    <p class="note">%s</p>
    </div>
    """
        .formatted(filters(held), meanings(), orders(held), cards, left(held.size()));
  }

  private String filters(Set<Integer> held) {
    StringBuilder html =
        new StringBuilder("<div class=\"filters\" role=\"group\" aria-label=\"kinds\">");
    for (Filter filter : choice.filters()) {
      if (filter.name().equals(firstReason()) && hasWrong()) {
        html.append("<span class=\"why\">wrong, and</span>");
      }
      html.append(
          """
          <button type="button" class="filter %s" data-filter="%s" data-worst="%s" data-tip="%s" \
          aria-pressed="false">%s <b>%s</b></button>\
          """
              .formatted(
                  filter.name().equals(Filter.EXACT) || filter.name().equals(Filter.WRONG)
                      ? filter.name()
                      : "",
                  Markup.escape(filter.name()),
                  ids(choice.worst(filter), held),
                  Markup.escape(filter.meaning()),
                  Markup.escape(filter.label()),
                  NumberText.whole(filter.members().size())));
    }
    return html.append("</div>\n").toString();
  }

  private boolean hasWrong() {
    return choice.filters().stream().anyMatch(filter -> filter.name().equals(Filter.WRONG));
  }

  private String firstReason() {
    return choice.filters().stream()
        .map(Filter::name)
        .filter(name -> !List.of(Filter.ALL, Filter.WRONG, Filter.EXACT).contains(name))
        .findFirst()
        .orElse("");
  }

  private String meanings() {
    if (firstReason().isEmpty()) {
      return "";
    }
    return choice.filters().stream()
        .map(f ->
            "<dt>%s</dt><dd>%s</dd>"
                .formatted(Markup.escape(f.label()), Markup.escape(f.meaning())))
        .collect(
            Collectors.joining(
                "\n", "<details><summary>What these mean</summary><dl>\n", "\n</dl></details>\n"));
  }

  private String orders(Set<Integer> held) {
    StringBuilder html = new StringBuilder("<option value=\"worst\">the worst first</option>");
    html.append(order("first", "the first ones of the data", choice.first(), held));
    String random = "some drawn at random (seed " + Choice.SEED + ")";
    html.append(order("random", random, choice.random(), held));
    if (!choice.attention().isEmpty()) {
      html.append(order("attention", "those with attention", choice.attention(), held));
    }
    return html.toString();
  }

  private static String order(String name, String words, List<Integer> ids, Set<Integer> held) {
    return "<option value=\"%s\" data-ids=\"%s\">%s</option>"
        .formatted(name, ids(ids, held), words);
  }

  private static String ids(List<Integer> examples, Set<Integer> held) {
    return examples.stream()
        .filter(held::contains)
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  private String left(int held) {
    int all = evaluation.predictions().size();
    String file = "predictions/" + evaluation.set() + ".tsv";
    return held == all
        ? "All %s predictions are in this page, and in %s.".formatted(NumberText.whole(all), file)
        : "This page holds %s of %s predictions; all are in %s."
            .formatted(NumberText.whole(held), NumberText.whole(all), file);
  }
}
