package org.attentiontoolkit.runner.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.attentiontoolkit.api.config.Names;
import org.attentiontoolkit.api.plugin.ComponentInfo;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.runner.screen.Streams;
import org.attentiontoolkit.tensor.error.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code list}. */
@Command(name = "list", description = "Lists the components a file can name.", sortOptions = false)
final class ListCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(arity = "0..1", paramLabel = "KIND", description = "Only these, such as attention.")
  private Optional<String> kind = Optional.empty();

  ListCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Map<String, List<ComponentInfo>> kinds = new LinkedHashMap<>();
    for (ComponentInfo info : Plugins.load(Sessions.plugins()).list()) {
      kinds.computeIfAbsent(info.kind(), k -> new java.util.ArrayList<>()).add(info);
    }
    kind.ifPresent(k -> require(k, List.copyOf(kinds.keySet())));
    int width =
        kinds.values().stream()
            .flatMap(List::stream)
            .mapToInt(i -> i.name().length())
            .max()
            .orElse(0);
    kinds.forEach((name, infos) -> {
      if (kind.isEmpty() || kind.get().equals(name)) {
        streams.out().println(name);
        for (ComponentInfo info : infos) {
          streams
              .out()
              .printf(
                  "  %-" + width + "s  %s%n",
                  info.name(),
                  info.about().lines().findFirst().orElse(""));
        }
      }
    });
    return Toolkit.DONE;
  }

  private static void require(String kind, List<String> kinds) {
    if (!kinds.contains(kind)) {
      throw Problem.input(
              "list.unknown-kind", "There is no kind of component named '" + kind + "'.")
          .hint(
              Names.nearest(kind, kinds).map(n -> "Did you mean " + n + "? ").orElse("")
                  + "There are: "
                  + String.join(", ", kinds)
                  + ".")
          .exception();
    }
  }
}
