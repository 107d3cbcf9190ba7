package org.attentiontoolkit.api.plugin;

import java.util.List;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.NormaliserFactory;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.WindowFactory;
import org.attentiontoolkit.api.model.DecoderFactory;
import org.attentiontoolkit.api.model.EncoderFactory;
import org.attentiontoolkit.api.task.Task;
import org.attentiontoolkit.api.task.TextMetric;
import org.attentiontoolkit.api.tracking.Tracker;
import org.attentiontoolkit.api.training.ScheduleFactory;
import org.attentiontoolkit.tensor.optim.UpdateRule;

/**
 * A kind of component. A record component of type {@code F} in any configuration record stands for
 * a block of this kind, so the factory type belongs to one kind only. Besides the kinds here, a
 * plugin may register components of kinds of its own.
 *
 * @param name what error messages, {@code list} and {@code components.<kind>} in {@code
 *     reference.conf} call it
 * @param factory what a component of it yields; making one opens no file and asks no network
 */
public record Kind<F>(String name, Class<F> factory) {
  /** Reads the source. */
  public static final Kind<EncoderFactory> ENCODER = new Kind<>("encoder", EncoderFactory.class);

  /** Looks at a memory. */
  public static final Kind<AttentionFactory> ATTENTION =
      new Kind<>("attention", AttentionFactory.class);

  /** Compares a query with a key. */
  public static final Kind<ScoreFactory> SCORE = new Kind<>("score", ScoreFactory.class);

  /** Makes weights of scores. */
  public static final Kind<NormaliserFactory> NORMALISER =
      new Kind<>("normaliser", NormaliserFactory.class);

  /** Says which keys a query sees. */
  public static final Kind<WindowFactory> WINDOW = new Kind<>("window", WindowFactory.class);

  /** Writes the target. */
  public static final Kind<DecoderFactory> DECODER = new Kind<>("decoder", DecoderFactory.class);

  /** What is learned. */
  public static final Kind<Task> TASK = new Kind<>("task", Task.class);

  /** Where a run reports to. */
  public static final Kind<Tracker> TRACKER = new Kind<>("tracker", Tracker.class);

  /** Scores texts. */
  public static final Kind<TextMetric> METRIC = new Kind<>("metric", TextMetric.class);

  /** Changes parameters by their gradients. */
  public static final Kind<UpdateRule> OPTIMIZER = new Kind<>("optimizer", UpdateRule.class);

  /** Gives the learning rate of each update. */
  public static final Kind<ScheduleFactory> SCHEDULE =
      new Kind<>("schedule", ScheduleFactory.class);

  static final List<Kind<?>> STANDARD =
      List.of(
          ENCODER,
          ATTENTION,
          SCORE,
          NORMALISER,
          WINDOW,
          DECODER,
          TASK,
          METRIC,
          OPTIMIZER,
          SCHEDULE,
          TRACKER);
}
