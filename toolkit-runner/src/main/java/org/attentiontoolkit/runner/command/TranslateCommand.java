package org.attentiontoolkit.runner.command;

import java.io.BufferedInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attentiontoolkit.api.task.TextTranslator;
import org.attentiontoolkit.api.task.TextTranslator.Translation;
import org.attentiontoolkit.runner.experiment.BuiltModel;
import org.attentiontoolkit.runner.experiment.TrainedRun;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.screen.Screen;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.tensor.error.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code translate}. */
@Command(
    name = "translate",
    description = "Translates the lines of the standard input with the model of a run.",
    sortOptions = false)
final class TranslateCommand implements Callable<Integer> {
  private static final int LINES_AT_ONCE = 256;

  private final Streams streams;

  @Parameters(paramLabel = "RUN", description = "The folder of a run.")
  private Path run = Path.of("");

  @Option(
      names = "--attention",
      paramLabel = "FILE",
      description = "Shows what the model looked at: a page (.html) or a picture (.png).")
  private Optional<Path> attention = Optional.empty();

  @Option(
      names = "--force",
      description = "Uses files of the run as they are if they have changed since.")
  private boolean force;

  TranslateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Optional<AttentionFile> looks = attention.map(AttentionFile::new);
    try (Logs logs = Logs.open(new Screen(streams.err(), streams.columns()));
        TrainedRun trained = TrainedRun.load(run, Sessions.plugins(), force)) {
      BuiltModel model = trained.model();
      if (!(model.task() instanceof TextTranslator translator)) {
        throw Problem.input("translate.no-translator", "The task of this run translates no text.")
            .at(run.toString())
            .exception();
      }
      TextLines lines = new TextLines(new BufferedInputStream(streams.in()), "standard input");
      for (List<String> some = some(lines); !some.isEmpty(); some = some(lines)) {
        List<Translation> translations = translator.translate(model.engine(), model.model(), some);
        for (int i = 0; i < some.size(); i++) {
          Translation translation = translations.get(i);
          String source = some.get(i);
          streams.out().println(translation.text());
          looks.ifPresent(file -> file.add(source, translation));
        }
      }
      looks.ifPresent(file -> file.write(run.toString()));
      return Toolkit.DONE;
    }
  }

  /** The next lines, as many as are there but not too many: a person sees each answer at once. */
  private static List<String> some(TextLines lines) {
    List<String> some = new ArrayList<>();
    do {
      Optional<String> next = lines.next();
      if (next.isEmpty()) {
        break;
      }
      some.add(next.get());
    } while (some.size() < LINES_AT_ONCE && lines.isThere());
    return some;
  }
}
