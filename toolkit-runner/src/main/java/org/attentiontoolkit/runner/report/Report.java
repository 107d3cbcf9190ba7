package org.attentiontoolkit.runner.report;

import java.util.Comparator;
import java.util.Optional;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.tensor.file.WholeFile;

/** The page that shows a run; can be made anew from its folder at any time. */
public final class Report {
  private Report() {}

  /**
   * Writes {@code report.html} from what is in the folder.
   *
   * @param record the run's, which the folder may not hold yet
   */
  public static void write(RunFolder folder, RunRecord record) {
    WholeFile.write(folder.report(), html(ReportData.of(folder, record)));
  }

  /** The page. */
  public static String html(ReportData data) {
    Page page = new Page(data.record().experiment() + " / " + data.record().run());
    page.add(Overview.header(data.record()));
    page.section("Scores", Overview.scores(data.record().facts().scores()));
    page.section("Curves", Curves.html(data.metrics()));
    Optional<Evaluation> shown =
        data.evaluations().stream().max(Comparator.comparing(Evaluation::split));
    shown.ifPresent(evaluation -> {
      String split = " (" + evaluation.split().key() + ")";
      page.section("Scores by group" + split, BarChart.all(evaluation.breakdowns()));
      page.section("Samples" + split, Samples.html(evaluation));
    });
    page.section("Data", FactTables.data(data.record().facts().data()));
    page.section("Machine and versions", FactTables.run(data.record()));
    page.section("Configuration", config(data.config()));
    return page.html();
  }

  private static String config(String text) {
    return text.isBlank()
        ? ""
        : "<pre class=\"config\" tabindex=\"0\">" + Markup.escape(text) + "</pre>";
  }
}
