package org.attentiontoolkit.runner.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.statistics.ConfidenceInterval;
import org.attentiontoolkit.api.task.Breakdown;
import org.attentiontoolkit.api.task.Breakdown.Group;
import org.junit.jupiter.api.Test;

final class GroupTableTest {
  @Test
  void barsShareOneScaleFromZeroAndSmallGroupsAreMarked() {
    Breakdown breakdown =
        new Breakdown(
            "bleu",
            "source length",
            List.of(
                new Group("1–10", 1431, 80, Optional.of(new ConfidenceInterval(70, 90))),
                new Group("11–20", 30, 40),
                new Group("21+", 29, 100),
                new Group("none", 31, Double.NaN)));
    String html = GroupTable.all(List.of(breakdown, new Breakdown("x", "y", List.of())));
    assertThat(html)
        .contains("BLEU by source length", "<span>0</span><span>100</span>", "1\u2009431")
        .contains(
            "<rect x=\"0\" y=\"2\" width=\"80\" height=\"12\"/><path d=\"M70 4v8M70 8H90M90 4v8\"/>")
        .contains("<rect x=\"0\" y=\"2\" width=\"40\" height=\"12\"/></svg>")
        .contains("29 <span class=\"few\">few</span>", "fewer than 30 examples")
        .doesNotContain("30 <span class=\"few\"")
        .contains("<td class=\"number bad\">not a number</td>");
    assertThat(GroupTable.all(List.of())).isEmpty();
  }
}
