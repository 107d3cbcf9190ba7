package org.attentiontoolkit.runner.experiment;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.runner.folder.Origin;
import org.attentiontoolkit.runner.folder.RunFiles;
import org.attentiontoolkit.runner.init.ParameterTaking;
import org.attentiontoolkit.runner.init.TakenParameters;
import org.attentiontoolkit.runner.init.TokenTables;
import org.attentiontoolkit.runner.train.Finite;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parameters of another run that a model begins with.
 *
 * @param settings which of them
 * @param other the run
 */
record InitialParameters(InitSettings settings, OtherRun other) {
  private static final Logger LOG = LoggerFactory.getLogger(InitialParameters.class);

  /** Those that an experiment's file asks for, if it does. */
  static Optional<InitialParameters> of(ExperimentSettings settings, Components components) {
    InitSettings init = settings.init();
    return init.from().map(run -> new InitialParameters(init, OtherRun.open(run, components)));
  }

  /**
   * Checks that patterns fit something, in the model and in the run.
   *
   * @param parameters of the model
   */
  void check(Parameters parameters) {
    List<String> here = PatternCheck.names(parameters);
    PatternCheck patterns = new PatternCheck();
    patterns.require(settings.only(), here, "", "init.only");
    patterns.require(settings.except(), here, "", "init.except");
    patterns.end();
    patterns.require(settings.only(), other.source().inFile().keySet(), " of the run", "init.only");
    patterns.end();
  }

  /**
   * Takes them, and tells what became of each parameter.
   *
   * @param model with drawn parameters
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when something asked for does not
   *     fit, with all of it; when the run's values are no numbers
   */
  <B extends Batch, M extends TaskModel<B>> Origin take(BuiltModel<B, M> model) {
    check(model.parameters());
    TakenParameters taken =
        ParameterTaking.take(
            other.source(),
            model.parameters(),
            TokenTables.of(model.parameters(), model.task().tokenRows(model.model())),
            settings.wanted());
    requireFinite(model);
    LOG.info("build model: begins with parameters of {}", other.folder());
    taken.table().forEach(line -> LOG.info("build model:   {}", line));
    taken
        .entries()
        .forEach(e -> LOG.debug("build model: {} {} {}", e.name(), e.fate().words(), e.why()));
    return new Origin.Begun(
        other.name(),
        other.folder().path().toString(),
        RunFiles.sha256(other.source().file()),
        taken);
  }

  private void requireFinite(BuiltModel<?, ?> model) {
    List<String> broken = Finite.broken(model.parameters(), model.engine().kernels().updates());
    if (!broken.isEmpty()) {
      throw Problem.input(
              "init.not-finite",
              "The run's parameters hold values that are infinite or not a number, first in %s."
                  .formatted(broken.getFirst()))
          .at(other.source().file().toString())
          .hint("Begin with another run.")
          .exception();
    }
  }
}
