package org.attentiontoolkit.runner.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * Another program's translations by our parameters, in a process of their own.
 *
 * @param script {@code beam.py}
 * @param program which one, as the script calls it
 * @param baselines {@code torch_baselines.py}
 * @param data the folder with the data
 * @param parameters ours, safetensors
 * @param threads how many threads it may use
 */
record PeerTranslation(
    PeerProcess process,
    Path script,
    String program,
    Path baselines,
    Path data,
    Path parameters,
    int threads)
    implements Side {

  @Override
  public Round round() {
    PeerProcess.Measured measured =
        process.measure(
            List.of(
                script.toString(),
                program,
                "--baselines",
                baselines.toString(),
                "--data",
                data.toString(),
                "--parameters",
                parameters.toString(),
                "--threads",
                Integer.toString(threads)));
    double seconds = measured.number("seconds");
    TranslationSample sample =
        new TranslationSample(
            measured.line().get("case").getAsString(),
            measured.variant(),
            seconds,
            measured.line().get("sentences").getAsInt(),
            measured.line().get("tokens").getAsLong(),
            measured.number("score_sum"));
    return new Round(sample, measured.peakBytes());
  }
}
