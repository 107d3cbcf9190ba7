package org.attentiontoolkit.runner.learning;

import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.api.plugin.ToolkitApi;
import org.attentiontoolkit.api.plugin.ToolkitPlugin;
import org.attentiontoolkit.tensor.optim.Adam;
import org.attentiontoolkit.tensor.optim.AdamW;
import org.attentiontoolkit.tensor.optim.Sgd;

/** The optimizers and schedules that come with the toolkit. */
public final class LearningPlugin extends ToolkitPlugin {
  /** For the service loader. */
  public LearningPlugin() {
    super("toolkit-learning", ToolkitApi.VERSION);
  }

  @Override
  protected void register() {
    component(Kind.OPTIMIZER, "sgd", Sgd.class, rule -> rule);
    component(Kind.OPTIMIZER, "adam", Adam.class, rule -> rule);
    component(Kind.OPTIMIZER, "adamw", AdamW.class, rule -> rule);
    component(Kind.SCHEDULE, "constant", ConstantSchedule.class, schedule -> schedule);
    component(Kind.SCHEDULE, "linear", LinearSchedule.class, schedule -> schedule);
    component(Kind.SCHEDULE, "cosine", CosineSchedule.class, schedule -> schedule);
    component(Kind.SCHEDULE, "step", StepDecaySchedule.class, schedule -> schedule);
    component(Kind.SCHEDULE, "plateau", PlateauSchedule.class, schedule -> schedule);
    component(
        Kind.SCHEDULE,
        "inverse-square-root",
        InverseSquareRootSchedule.class,
        schedule -> schedule);
  }
}
