package org.attentiontoolkit.runner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.attentiontoolkit.runner.folder.RunFacts.KeptModel;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.runner.report.beside.Beside;
import org.attentiontoolkit.runner.report.chart.Curves;
import org.attentiontoolkit.runner.report.chart.GroupTable;
import org.attentiontoolkit.runner.report.data.ComparedRun;
import org.attentiontoolkit.runner.report.data.ReportData;
import org.attentiontoolkit.runner.report.look.HeadTable;
import org.attentiontoolkit.runner.report.look.LookView;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.sample.Samples;
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

  /**
   * Writes {@code report.html} of the first run, with the others beside it.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when one cannot be read
   */
  public static void write(List<RunFolder> folders) {
    List<ComparedRun> runs = ComparedRun.of(folders);
    WholeFile.write(folders.getFirst().report(), html(runs.getFirst(), tail(runs)));
  }

  private static List<ComparedRun> tail(List<ComparedRun> runs) {
    return runs.subList(1, runs.size());
  }

  /** The page of a run. */
  public static String html(ReportData data) {
    return html(new ComparedRun(data.record().run(), data, Map.of()), List.of());
  }

  /** The page of a run beside others. */
  static String html(ComparedRun run, List<ComparedRun> others) {
    ReportData data = run.data();
    Page page = new Page(data.record().experiment() + " / " + data.record().run());
    page.add(Overview.header(data.record()));
    page.section("Scores", ScoreTable.html(data.record().facts().scores()));
    page.section("Evaluated again", LaterTable.html(data.record().facts()));
    Beside beside = new Beside(run, others);
    if (!others.isEmpty()) {
      page.section("Beside other runs", beside.scores());
      page.section("Settings that differ", beside.settings());
    }
    page.section("Curves", curves(run, others));
    data.shown()
        .ifPresent(evaluation -> {
          String set = " (" + evaluation.set() + ")";
          page.section("Scores by group" + set, GroupTable.all(evaluation.breakdowns()));
          if (!others.isEmpty()) {
            page.section("Where the runs disagree" + set, beside.disagreements());
          }
          List<LookView.Sentence> all = LookedAt.sentences(evaluation);
          List<LookView.Sentence> looked = LookView.shown(all);
          Set<Integer> examples =
              looked.stream().map(LookView.Sentence::example).collect(Collectors.toSet());
          page.section("Predictions" + set, Samples.html(evaluation, examples));
          page.section("What it looks at" + set, LookView.html(looked, all.size()));
          page.section("Heads" + set, HeadTable.html(evaluation.looks().heads()));
        });
    page.section("Data", FactTables.data(data.record().facts().data()));
    page.section("Machine and versions", FactTables.run(data.record()));
    page.section("Configuration", config(data.config()));
    return page.html();
  }

  private static String curves(ComparedRun run, List<ComparedRun> others) {
    List<Curves.RunMetrics> measured = new ArrayList<>();
    measured.add(new Curves.RunMetrics(run.name(), run.data().metrics()));
    others.forEach(o -> measured.add(new Curves.RunMetrics(o.name(), o.data().metrics())));
    Optional<Long> kept = run.data().record().facts().kept().map(KeptModel::step);
    return Curves.html(measured, kept);
  }

  private static String config(String text) {
    return text.isBlank()
        ? ""
        : "<pre class=\"config\" tabindex=\"0\">" + Markup.escape(text) + "</pre>";
  }
}
