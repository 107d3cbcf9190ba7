package org.attentiontoolkit.runner.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.runner.experiment.Experiment;
import org.attentiontoolkit.runner.experiment.Request;
import org.attentiontoolkit.runner.log.Logs;
import org.attentiontoolkit.runner.screen.Screen;
import org.attentiontoolkit.runner.screen.Streams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check}. */
@Command(
    name = "check",
    description = "Says what is wrong with an experiment's file; everything short of training.",
    sortOptions = false)
final class CheckCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private final ExperimentFile file = new ExperimentFile();

  CheckCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Screen screen = new Screen(streams.err(), streams.columns());
    try (Logs logs = Logs.open(screen)) {
      Request request =
          new Request(file.path(), file.sets(), Path.of("runs"), Optional.empty(), List.of());
      new Experiment(request, Sessions.of(screen, logs, Stop.NEVER)).check();
      streams.out().println(file.path() + " is right");
      return Toolkit.DONE;
    }
  }
}
