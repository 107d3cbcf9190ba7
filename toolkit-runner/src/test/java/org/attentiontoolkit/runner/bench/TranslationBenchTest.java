package org.attentiontoolkit.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.attentiontoolkit.runner.command.CommandLineHarness;
import org.attentiontoolkit.runner.command.CommandLineHarness.Ran;
import org.attentiontoolkit.runner.testing.TinyExperiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Translations by a small model that was trained, beside peers that only say figures. */
class TranslationBenchTest {
  private static final String SCRIPT = "toolkit-runner/src/bench/beam.py";

  @TempDir private Path root;

  @BeforeEach
  void layOut() throws IOException {
    Path data = Files.createDirectories(root.resolve("data/multi30k/task1/tok"));
    Ran ran =
        CommandLineHarness.toolkit(
            "run",
            TinyExperiment.write(data).toString(),
            "--runs",
            root.resolve("runs").toString(),
            "--name",
            "one");
    assertThat(ran.code()).as(ran.err()).isZero();
    Files.copy(data.resolve("test.src"), data.resolve("test_2016_flickr.lc.norm.tok.de"));
    Files.createFile(
        Files.createDirectories(root.resolve("configs/bench")).resolve("beam5-small.conf"));
    Files.createDirectories(root.resolve("toolkit-runner/src/bench"));
  }

  @Test
  void comparesWithEachProgram() {
    FakePeer.script(
        root,
        SCRIPT,
        """
        echo '{"case": "beam5-small", "variant": "'$1'", "seconds": 2.0, "sentences": 40,' \\
          '"tokens": 100, "score_sum": -8.0}'
        echo "$@" >>asked
        """
            .replace("asked", root.resolve("asked").toString()));
    Path python =
        FakePeer.script(
            root, "python", "#!/bin/sh\nif [ \"$1\" = -c ]; then exit 0; fi\nexec sh \"$@\"\n");
    assertThat(python.toFile().setExecutable(true)).isTrue();
    String text = run(python.toString());
    assertThat(text)
        .containsPattern("PyTorch +20\\.0 +50 +-0\\.2000 ")
        .containsPattern("CTranslate2 +20\\.0 +50 +-0\\.2000 ")
        .contains("40 sentences by a beam of five");
    JsonObject ours = JsonParser.parseString(text.lines().toList().get(2)).getAsJsonObject();
    assertThat(ours.get("score_sum").getAsDouble() / 40).isBetween(-0.5, 0.0);
    double tokens =
        ours.get("tokens_per_s").getAsDouble() / ours.get("sentences_per_s").getAsDouble();
    assertThat(tokens).as("one to four words and the end").isBetween(3.0, 4.0);
    assertThat(root.resolve("asked"))
        .content()
        .startsWith("torch --baselines base.py --data ")
        .contains("--parameters " + root.resolve("runs/tiny/one/model.safetensors"))
        .contains("ctranslate2 --baselines");
  }

  @Test
  void saysWhoIsNotThere() {
    FakePeer.script(
        root,
        SCRIPT,
        "echo '{\"case\": \"b\", \"variant\": \"v\", \"seconds\": 1, \"sentences\": 1,"
            + " \"tokens\": 1, \"score_sum\": 0}'");
    assertThat(run("sh")).contains("CTranslate2 is not measured: sh says ");
  }

  private String run(String python) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Bench.Options options =
        new Bench.Options(
            "beam5-small",
            root,
            root.resolve("plugins"),
            Optional.empty(),
            Optional.of(root.resolve("runs/tiny/one")),
            1,
            1,
            0);
    new Bench(options, new PrintStream(printed, true, StandardCharsets.UTF_8))
        .run(Optional.of(new Bench.Peers(python, Path.of("base.py"), Optional.empty())));
    return printed.toString(StandardCharsets.UTF_8);
  }
}
