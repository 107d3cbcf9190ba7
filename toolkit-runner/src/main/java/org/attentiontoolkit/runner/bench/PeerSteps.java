package org.attentiontoolkit.runner.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * PyTorch's training steps, in a process of their own.
 *
 * @param script {@code torch_baselines.py}
 * @param benchmark the case it measures
 * @param data the folder with the data
 * @param threads how many threads it may use
 * @param count of the steps of a round
 */
record PeerSteps(
    PeerProcess process, Path script, String benchmark, Path data, int threads, StepCount count)
    implements Side {

  /** Runs the script. */
  @Override
  public Round round() {
    PeerProcess.Measured measured =
        process.measure(
            List.of(
                script.toString(),
                "--data",
                data.toString(),
                "--case",
                benchmark,
                "--steps",
                Integer.toString(count.measured()),
                "--warmup",
                Integer.toString(count.warmup()),
                "--threads",
                Integer.toString(threads)));
    StepSample sample =
        new StepSample(
            measured.line().get("case").getAsString(),
            measured.variant(),
            measured.number("step_ms"),
            measured.number("tokens_per_s"),
            measured.line().get("params").getAsLong(),
            measured.number("loss_first"),
            measured.number("loss_last"));
    return new Round(sample, measured.peakBytes());
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
            process.python(),
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
}
