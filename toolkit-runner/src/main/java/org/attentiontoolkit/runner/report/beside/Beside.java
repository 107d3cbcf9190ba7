package org.attentiontoolkit.runner.report.beside;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.runner.report.data.ComparedRun;
import org.attentiontoolkit.runner.report.markup.Markup;

/** What a report says of a run beside others. */
public final class Beside {
  private final ComparedRun run;
  private final List<ComparedRun> others;

  /** A run beside at least one other. */
  public Beside(ComparedRun run, List<ComparedRun> others) {
    this.run = run;
    this.others = others;
  }

  /** Scores and differences; empty when no run has any. */
  public String scores() {
    return new ScoreDifferences(run, others).html();
  }

  /** Settings that differ. */
  public String settings() {
    List<ComparedRun> all = new ArrayList<>(List.of(run));
    all.addAll(others);
    return SettingDifferences.html(all);
  }

  /** Examples that only one of two got right; empty when there is nothing to compare. */
  public String disagreements() {
    StringBuilder html = new StringBuilder();
    Optional<Evaluation> shown = run.data().shown();
    for (ComparedRun other : others) {
      Optional<Evaluation> theirs = shown.flatMap(e -> other.data().evaluation(e.set()));
      if (shown.isPresent() && theirs.isPresent()) {
        List<String> obstacles = Comparability.obstacles(run, other, shown.get().set());
        html.append(
            obstacles.isEmpty()
                ? new Disagreements(run, shown.get(), other, theirs.get()).html()
                : "<p class=\"warning\">The predictions of %s are not comparable: %s.</p>\n"
                    .formatted(
                        Markup.isolated(other.name()),
                        Markup.escape(String.join(", ", obstacles))));
      }
    }
    return html.toString();
  }
}
