package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attentiontoolkit.runner.fetch.Dataset;
import org.attentiontoolkit.runner.fetch.Dataset.RemoteFile;
import org.attentiontoolkit.runner.fetch.Datasets;
import org.attentiontoolkit.runner.fetch.Download;
import org.attentiontoolkit.runner.fetch.Mirror;
import org.attentiontoolkit.runner.screen.Screen;
import org.attentiontoolkit.runner.screen.Streams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fetch}. */
@Command(
    name = "fetch",
    description = "Downloads a public data set; goes on where it stopped, checks every file.",
    sortOptions = false)
final class FetchCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(arity = "0..1", paramLabel = "DATASET", description = "Which one; none lists them.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--to", paramLabel = "DIR", description = "Where to, instead of data/DATASET.")
  private Optional<Path> to = Optional.empty();

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      description = "Take the files from here instead of where they were published.")
  private Optional<String> mirror = Optional.empty();

  FetchCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    if (name.isEmpty()) {
      for (Dataset dataset : Datasets.ALL) {
        streams
            .out()
            .printf("%s  %s (%s)%n", dataset.name(), dataset.about(), megabytes(dataset.bytes()));
      }
      return Toolkit.DONE;
    }
    Dataset dataset = Datasets.named(name.get());
    Path folder = to.orElseGet(() -> Datasets.folder(dataset));
    String base = mirror.map(Mirror::base).orElse(dataset.base());
    Screen screen = new Screen(streams.err(), streams.columns());
    try (Download download = new Download()) {
      for (RemoteFile file : dataset.files()) {
        boolean got =
            download.get(
                base,
                file,
                folder,
                bytes ->
                    screen.status("%s  %d %%".formatted(file.path(), 100 * bytes / file.bytes())));
        screen.status("");
        screen.line((got ? "got       " : "was there ") + file.path());
      }
    } finally {
      screen.status("");
    }
    streams.out().println(folder);
    return Toolkit.DONE;
  }

  private static String megabytes(long bytes) {
    return "%.1f MB".formatted(bytes / 1e6);
  }
}
