package org.attentiontoolkit.runner.command;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.attentiontoolkit.api.config.KeyInfo;
import org.attentiontoolkit.api.plugin.ComponentInfo;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.runner.experiment.Experiment;
import org.attentiontoolkit.runner.screen.Streams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code describe}. */
@Command(
    name = "describe",
    description = "Tells a component's keys, their types, defaults and meaning, and its paper.",
    sortOptions = false)
final class DescribeCommand implements Callable<Integer> {
  private static final String FILE = "file";

  private final Streams streams;

  @Parameters(
      paramLabel = "NAME",
      description = {
        "A component, such as additive or attention.additive;",
        "'" + FILE + "' for the keys every experiment's file has."
      })
  private String name = "";

  DescribeCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    PrintStream out = streams.out();
    Components components = Plugins.load(Sessions.plugins());
    if (name.equals(FILE)) {
      out.println("An experiment's file");
      keys(Experiment.keys(components), out);
      return Toolkit.DONE;
    }
    String between = "";
    for (ComponentInfo info : components.describe(name)) {
      out.print(between);
      between = System.lineSeparator();
      out.printf("%s %s, from %s%n", info.kind(), info.name(), info.plugin().name());
      indented(info.about(), "  ", out);
      keys(info.keys(), out);
    }
    return Toolkit.DONE;
  }

  private static void keys(List<KeyInfo> keys, PrintStream out) {
    for (KeyInfo key : keys) {
      out.println();
      out.println("  " + key.path() + value(key));
      out.println("      " + key.type());
      indented(key.about(), "      ", out);
    }
    if (keys.isEmpty()) {
      out.println();
      out.println("  It has no keys.");
    }
  }

  private static String value(KeyInfo key) {
    return key.fallback()
        .map(f -> " = " + f)
        .orElse(key.required() ? "  (required)" : "  (optional)");
  }

  private static void indented(String text, String indent, PrintStream out) {
    text.lines().forEach(line -> out.println(indent + line));
  }
}
