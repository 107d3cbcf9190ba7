package org.attentiontoolkit.runner.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.runner.folder.RunFiles;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunRecord;
import org.attentiontoolkit.runner.init.ParameterSource;
import org.attentiontoolkit.runner.init.TokenTables;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * A run whose parameters another one begins with.
 *
 * @param folder of it
 * @param source what can be taken of it
 */
record OtherRun(RunFolder folder, ParameterSource source) {
  /**
   * Looks a run up: what its parameters are called and what their rows stand for. Its model is put
   * together for that, but takes no memory.
   *
   * @throws ToolkitException when it is none, has no model, has changed since, or cannot be read
   */
  static OtherRun open(Path run, Components components) {
    RunFolder folder = RunFolder.open(run);
    TrainedRun.requireModel(folder);
    RunRecord record = folder.readRecord();
    RunFiles.requireUnchanged(folder, record);
    ExperimentSettings settings = new ReadConfig(folder, components, List.of()).settings();
    PreparedTask<?, ?> task =
        settings.task().restore(settings.experiment().workspace(folder, Stop.NEVER));
    Parameters parameters = new Parameters();
    Map<String, List<String>> tokens = tokens(task, settings, parameters);
    Map<String, String> names = new LinkedHashMap<>();
    for (Parameter parameter : parameters.saved()) {
      parameter.names().forEach(name -> names.put(name, parameter.name()));
    }
    return new OtherRun(folder, new ParameterSource(folder.path(), folder.model(), names, tokens));
  }

  private static <M extends TaskModel<?>> Map<String, List<String>> tokens(
      PreparedTask<?, M> task, ExperimentSettings settings, Parameters parameters) {
    M model = task.build(settings.model().parts(), parameters.root());
    return TokenTables.of(parameters, task.tokenRows(model));
  }

  /** Such as {@code numbers/one}. */
  String name() {
    return folder.experiment() + "/" + folder.run();
  }
}
