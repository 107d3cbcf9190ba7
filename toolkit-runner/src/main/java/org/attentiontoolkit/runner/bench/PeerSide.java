package org.attentiontoolkit.runner.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * PyTorch's steps, in a process of their own.
 *
 * @param python a Python that has torch
 * @param script {@code torch_baselines.py}
 * @param benchmark the case it measures
 * @param data the folder with the data
 * @param threads how many threads it may use
 * @param preload a library loaded before all others, to make it faster than it is as installed
 */
record PeerSide(
    String python, Path script, String benchmark, Path data, int threads, Optional<Path> preload)
    implements Side {

  /** Runs the script. */
  @Override
  public Round round(int warmup, int steps) {
    List<String> command =
        List.of(
            python,
            script.toString(),
            "--data",
            data.toString(),
            "--case",
            benchmark,
            "--steps",
            Integer.toString(steps),
            "--warmup",
            Integer.toString(warmup),
            "--threads",
            Integer.toString(threads));
    PythonScript.Ran ran = PythonScript.run(command, environment());
    return new Round(sample(ran.printed()), ran.peakBytes());
  }

  /**
   * The loss of the first batch with our parameters.
   *
   * @param loader the script that gives PyTorch's model our parameters
   * @param parameters ours, safetensors
   */
  double firstLoss(Path loader, Path parameters) {
    List<String> command =
        List.of(
            python,
            loader.toString(),
            "--baselines",
            script.toString(),
            "--data",
            data.toString(),
            "--case",
            benchmark,
            "--parameters",
            parameters.toString());
    return Double.parseDouble(PythonScript.run(command, Map.of()).printed().strip());
  }

  private Map<String, String> environment() {
    return preload.map(library -> Map.of("LD_PRELOAD", library.toString())).orElse(Map.of());
  }

  private Sample sample(String printed) {
    JsonObject json =
        printed
            .lines()
            .filter(line -> line.startsWith("{"))
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .findFirst()
            .orElseThrow(() ->
                Problem.failure("bench.no-figures", "The peer printed no figures.").exception());
    return new Sample(
        json.get("case").getAsString(),
        json.get("variant").getAsString() + (preload.isPresent() ? "+preload" : ""),
        json.get("step_ms").getAsDouble(),
        json.get("tokens_per_s").getAsDouble(),
        json.get("params").getAsLong(),
        json.get("loss_first").getAsDouble(),
        json.get("loss_last").getAsDouble());
  }
}
