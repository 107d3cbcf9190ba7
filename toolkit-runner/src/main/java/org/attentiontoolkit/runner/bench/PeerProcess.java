package org.attentiontoolkit.runner.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * How a peer's scripts are run: each time in a process of its own.
 *
 * @param python a Python that has what they need
 * @param preload a library loaded before all others, to make it faster than it is as installed
 */
record PeerProcess(String python, Optional<Path> preload) {
  /**
   * What a script measured.
   *
   * @param line its line of figures
   * @param variant what it says it is, and whether something was loaded before it
   * @param peakBytes the most memory it was seen to hold, 0 where the system doesn't tell
   */
  record Measured(JsonObject line, String variant, long peakBytes) {
    double number(String name) {
      return line.get(name).getAsDouble();
    }
  }

  /**
   * Runs a script that prints a line of figures.
   *
   * @param script the script and its arguments
   */
  Measured measure(List<String> script) {
    List<String> command = new ArrayList<>(List.of(python));
    command.addAll(script);
    PythonScript.Ran ran = PythonScript.run(command, environment());
    JsonObject line = figures(ran.printed());
    String suffix = preload.isPresent() ? "+preload" : "";
    return new Measured(line, line.get("variant").getAsString() + suffix, ran.peakBytes());
  }

  private Map<String, String> environment() {
    return preload.map(library -> Map.of("LD_PRELOAD", library.toString())).orElse(Map.of());
  }

  private static JsonObject figures(String printed) {
    return printed
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .findFirst()
        .orElseThrow(
            () -> Problem.failure("bench.no-figures", "The peer printed no figures.").exception());
  }
}
