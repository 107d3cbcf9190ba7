package org.attentiontoolkit.tasks.translation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.api.config.ConfigFiles;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TextTranslator;
import org.attentiontoolkit.api.task.Workspace;
import org.attentiontoolkit.tasks.TasksPlugin;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A translation task around a model that copies: what goes in and what comes out is known. */
abstract class CopyingTask {
  static final double SCALE = 10;

  static final String LINES = "b c a\na b\nb a a c d\nc\nd a b c\n";

  @TempDir Path folder;

  final Components components = Plugins.of(List.of(new TasksPlugin()));

  final Engine engine = Engine.create(EngineOptions.defaults().withThreads(1));

  @BeforeEach
  void writeCorpus() throws IOException {
    Files.writeString(folder.resolve("lines.txt"), LINES);
    Files.writeString(folder.resolve("reversed.txt"), "a c b\nb a\nd c a a b\nc\nc b a d\n");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  TranslationTask task(String target, String... settings) throws IOException {
    String files = "{ source = lines.txt, target = " + target + " }";
    String text =
        "type = translation\ndata { type = parallel-text, folder = .\n train = %s\n valid = %s\n test = %s\n}\n"
                .formatted(files, files, files)
            + String.join("\n", settings)
            + "\n";
    Path file = Files.writeString(folder.resolve("task.conf"), text);
    return (TranslationTask) components.create(Kind.TASK, ConfigFiles.load(file, List.of()));
  }

  Workspace workspace(Path run) {
    return new Workspace(run, folder.resolve("cache"), 1, Stop.NEVER);
  }

  PreparedTranslation prepared(TranslationTask task) throws IOException {
    return task.prepare(workspace(Files.createTempDirectory(folder, "run")));
  }

  /** A model whose head passes the copied token on. */
  TranslationModel copying(PreparedTranslation task, int vocabulary) {
    Parameters parameters = new Parameters();
    TranslationModel model = task.build(new CopyingParts(vocabulary), parameters.root());
    parameters.allocate(engine, 1);
    for (Parameter parameter : parameters.all()) {
      double[] values = new double[(int) parameter.shape().length()];
      for (int i = 0; parameter.name().equals("head.weight") && i < vocabulary; i++) {
        values[i * vocabulary + i] = SCALE;
      }
      parameter.data().set(values);
    }
    return model;
  }

  List<String> translate(PreparedTranslation task, String... lines) {
    return translations(task, lines).stream().map(TextTranslator.Translation::text).toList();
  }

  List<TextTranslator.Translation> translations(PreparedTranslation task, String... lines) {
    return task.translator()
        .orElseThrow()
        .translate(engine, copying(task, 7), TextTranslator.Request.of(Arrays.asList(lines)));
  }
}
