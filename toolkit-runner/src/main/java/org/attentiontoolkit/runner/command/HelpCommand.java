package org.attentiontoolkit.runner.command;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attentiontoolkit.api.config.Names;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.tensor.error.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}. */
@Command(name = "help", description = "Shows this help, or that of a command.", sortOptions = false)
final class HelpCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Of which command.")
  private Optional<String> name = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  HelpCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    CommandLine all = spec.commandLine().getParent();
    Map<String, CommandLine> commands = all.getSubcommands();
    CommandLine asked = name.map(commands::get).orElse(all);
    if (name.isPresent() && !commands.containsKey(name.get())) {
      throw Problem.input("command.usage", "There is no command " + name.get() + ".")
          .hint(
              Names.nearest(name.get(), commands.keySet())
                      .map(n -> "Did you mean " + n + "? ")
                      .orElse("")
                  + "'./toolkit help' shows all.")
          .exception();
    }
    streams.out().print(asked.getUsageMessage());
    return Toolkit.DONE;
  }
}
