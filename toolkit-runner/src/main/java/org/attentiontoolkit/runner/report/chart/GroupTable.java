package org.attentiontoolkit.runner.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.api.task.Breakdown;
import org.attentiontoolkit.api.task.Breakdown.Group;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;
import org.attentiontoolkit.runner.report.markup.ScoreCells;

/**
 * A score by groups: a table whose bars begin at 0 and share one scale, with their confidence
 * intervals.
 */
public final class GroupTable {
  /** A score of fewer examples says little; it is marked. */
  private static final int FEW = 30;

  private final Breakdown breakdown;
  private final Quantity quantity;
  private final LinearAxis axis;
  private final int decimals;

  private GroupTable(Breakdown breakdown) {
    this.breakdown = breakdown;
    this.quantity = Quantity.of(breakdown.score());
    List<Double> values = new ArrayList<>();
    for (Group group : breakdown.groups()) {
      values.add(group.value());
      group.interval().ifPresent(ends -> values.addAll(List.of(ends.low(), ends.high())));
    }
    double[] finite = values.stream().mapToDouble(v -> v).filter(Double::isFinite).toArray();
    double least = Arrays.stream(finite).min().orElse(0);
    double greatest = Arrays.stream(finite).max().orElse(0);
    this.axis = LinearAxis.around(Math.min(0, least), Math.max(0, greatest));
    this.decimals = NumberText.decimals(Math.max(Math.abs(least), greatest));
  }

  /** A table for each breakdown. */
  public static String all(List<Breakdown> breakdowns) {
    StringBuilder html = new StringBuilder();
    breakdowns.stream()
        .filter(b -> !b.groups().isEmpty())
        .forEach(b -> html.append(new GroupTable(b).html()));
    return html.isEmpty() ? "" : "<div class=\"charts\">\n" + html + "</div>";
  }

  private String html() {
    StringBuilder rows = new StringBuilder();
    breakdown.groups().forEach(group -> rows.append(row(group)));
    boolean few = breakdown.groups().stream().anyMatch(GroupTable::isFew);
    return """
    <figure class="chart groups"><figcaption><span class="title">%s by %s</span></figcaption>
    <div class="scroll"><table>
    <thead><tr><th scope="col">%s</th><th scope="col" class="number">examples</th>\
    <th scope="col" class="number">%s</th><th scope="col" class="bar"><span class="ends">\
    <span>%s</span><span>%s</span></span></th></tr></thead>
    <tbody>
    %s</tbody></table></div>%s</figure>
    """
        .formatted(
            Markup.escape(quantity.title()),
            Markup.escape(breakdown.by()),
            Markup.escape(breakdown.by()),
            Markup.escape(quantity.title()),
            NumberText.brief(axis.low()),
            NumberText.brief(axis.high()),
            rows,
            few
                ? "\n<p class=\"note\">few: fewer than %d examples, whose score and interval say"
                        .formatted(FEW)
                    + " little.</p>"
                : "");
  }

  private static boolean isFew(Group group) {
    return group.examples() < FEW;
  }

  private String row(Group group) {
    boolean broken = !Double.isFinite(group.value());
    return """
    <tr><th scope="row">%s</th><td class="number">%s%s</td><td class="number%s">%s%s</td>\
    <td class="bar">%s</td></tr>
    """
        .formatted(
            Markup.escape(group.label()),
            NumberText.whole(group.examples()),
            isFew(group) ? " <span class=\"few\">few</span>" : "",
            broken ? " bad" : "",
            NumberText.fixed(group.value(), decimals),
            ScoreCells.interval(group.interval(), decimals),
            broken ? "" : bar(group));
  }

  /** In hundredths of the scale. */
  private String bar(Group group) {
    double zero = 100 * axis.place(0);
    double value = 100 * axis.place(group.value());
    return """
    <svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">\
    <rect x="%s" y="2" width="%s" height="12"/>%s</svg>\
    """
        .formatted(
            NumberText.coordinate(Math.min(zero, value)),
            NumberText.coordinate(Math.abs(value - zero)),
            group
                .interval()
                .map(ends ->
                    "<path d=\"M%1$s 4v8M%1$s 8H%2$sM%2$s 4v8\"/>"
                        .formatted(
                            NumberText.coordinate(100 * axis.place(ends.low())),
                            NumberText.coordinate(100 * axis.place(ends.high()))))
                .orElse(""));
  }
}
