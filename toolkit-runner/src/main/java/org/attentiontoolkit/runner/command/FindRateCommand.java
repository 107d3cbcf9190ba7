package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attentiontoolkit.api.task.Stopped;
import org.attentiontoolkit.runner.experiment.RateFinder;
import org.attentiontoolkit.runner.experiment.Request;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.report.RatePage;
import org.attentiontoolkit.runner.screen.Interruption;
import org.attentiontoolkit.runner.screen.Screen;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.runner.train.RangeTest;
import org.attentiontoolkit.runner.train.RangeTest.Point;
import org.attentiontoolkit.runner.train.RateRange;
import org.attentiontoolkit.runner.train.RateSuggestion;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code find-lr}. */
@Command(
    name = "find-lr",
    description =
        "Trains with learning rates that rise, to find a good one; leaves no run (Smith 2017).",
    sortOptions = false)
final class FindRateCommand implements Callable<Integer> {
  private static final int ROWS = 20;

  private final Streams streams;

  @Mixin private final ExperimentFile file = new ExperimentFile();

  @Option(
      names = "--from",
      paramLabel = "RATE",
      defaultValue = "1e-7",
      description = "The first learning rate (default: ${DEFAULT-VALUE}).")
  private double from = 1e-7;

  @Option(
      names = "--to",
      paramLabel = "RATE",
      defaultValue = "10",
      description = "The last, if the loss does not diverge before (default: ${DEFAULT-VALUE}).")
  private double to = 10;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "100",
      description = "In how many updates (default: ${DEFAULT-VALUE}).")
  private int steps = 100;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Draws the losses on a page (.html).")
  private Optional<Path> page = Optional.empty();

  @Option(names = "--csv", paramLabel = "FILE", description = "Writes them as a table.")
  private Optional<Path> csv = Optional.empty();

  FindRateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    RateRange range = range();
    Screen screen = new Screen(streams.err(), streams.columns());
    try (Logs logs = Logs.open(screen);
        Interruption interruption = Interruption.listen(screen)) {
      Request request =
          new Request(file.path(), file.sets(), Path.of("runs"), Optional.empty(), List.of());
      try {
        RangeTest.Result result =
            RateFinder.find(
                request,
                Sessions.of(screen, logs, interruption::requested),
                range,
                point -> show(point, screen));
        screen.status("");
        if (result.end() == RangeTest.End.INTERRUPTED) {
          return interruption.exitCode();
        }
        tell(result);
        return Toolkit.DONE;
      } catch (Stopped e) {
        screen.status("");
        return interruption.exitCode();
      }
    }
  }

  private RateRange range() {
    try {
      return new RateRange(from, to, steps);
    } catch (IllegalArgumentException e) {
      throw Problem.input("command.usage", "Learning rates: " + e.getMessage() + ".")
          .hint("Such as --from 1e-6 --to 1 --steps 100.")
          .exception();
    }
  }

  private void show(Point point, Screen screen) {
    String line =
        String.format(
            Locale.ROOT,
            "step %d of %d  learning rate %.3g  loss %.4f",
            point.step(),
            steps,
            point.rate(),
            point.smoothed());
    screen.statusWidth().ifPresent(_ -> screen.status(line));
  }

  private void tell(RangeTest.Result result) {
    List<Point> points = result.points();
    if (points.size() < 2) {
      throw Problem.failure("find-lr.diverged", "The loss diverged with the first learning rates.")
          .hint("Begin with a lower one: --from.")
          .exception();
    }
    Optional<RateSuggestion> suggestion = RateSuggestion.of(points);
    List<String> words = words(result, suggestion);
    table(points);
    words.forEach(streams.out()::println);
    String title = "Learning rates: " + file.path().getFileName();
    page.ifPresent(to -> WholeFile.write(to, RatePage.html(title, points, suggestion, words)));
    csv.ifPresent(to -> WholeFile.write(to, csv(points)));
  }

  private List<String> words(RangeTest.Result result, Optional<RateSuggestion> suggestion) {
    List<String> words = new ArrayList<>();
    if (result.end() == RangeTest.End.DIVERGED) {
      words.add(
          "The loss diverged after %d of %d updates.".formatted(result.points().size(), steps));
    }
    suggestion.ifPresentOrElse(
        rates -> {
          words.add(text("%.3g  where the loss falls fastest", rates.steepest()));
          words.add(text("%.3g  a tenth of the rate with the lowest loss", rates.tenthOfLowest()));
        },
        () -> words.add("The loss did not fall: there is nothing to suggest."));
    return words;
  }

  private void table(List<Point> points) {
    streams.out().println("learning rate       loss   smoothed");
    int every = Math.ceilDiv(points.size(), ROWS);
    for (int i = 0; i < points.size(); i += every) {
      Point p = points.get(i);
      streams.out().println(text("%13.3g %10.4f %10.4f", p.rate(), p.loss(), p.smoothed()));
    }
  }

  private static String csv(List<Point> points) {
    StringBuilder csv = new StringBuilder("step,learning-rate,loss,smoothed\n");
    points.forEach(p ->
        csv.append(p.step())
            .append(',')
            .append(p.rate())
            .append(',')
            .append(p.loss())
            .append(',')
            .append(p.smoothed())
            .append('\n'));
    return csv.toString();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
