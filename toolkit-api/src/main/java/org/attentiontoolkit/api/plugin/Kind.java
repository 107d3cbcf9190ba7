package org.attentiontoolkit.api.plugin;

import java.util.List;
import org.attentiontoolkit.api.attention.AttentionFactory;
import org.attentiontoolkit.api.attention.NormaliserFactory;
import org.attentiontoolkit.api.attention.PositionsFactory;
import org.attentiontoolkit.api.attention.ScoreFactory;
import org.attentiontoolkit.api.attention.WindowFactory;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.metric.ClassMetric;
import org.attentiontoolkit.api.metric.NumberMetric;
import org.attentiontoolkit.api.metric.SpanMetric;
import org.attentiontoolkit.api.metric.TextMetric;
import org.attentiontoolkit.api.model.DecoderFactory;
import org.attentiontoolkit.api.model.EncoderFactory;
import org.attentiontoolkit.api.output.HeadFactory;
import org.attentiontoolkit.api.output.Search;
import org.attentiontoolkit.api.task.Task;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.api.tracking.Tracker;
import org.attentiontoolkit.api.training.Decay;
import org.attentiontoolkit.api.training.ScheduleFactory;
import org.attentiontoolkit.tensor.optim.Optimizer;

/**
 * A kind of component. A record component of type {@code F} in any configuration record stands for
 * a block of this kind, so the factory type belongs to one kind only. Besides the kinds here, a
 * plugin may register components of kinds of its own.
 *
 * @param name what error messages, {@code list} and {@code components.<kind>} in {@code
 *     reference.conf} call it
 * @param factory what a component of it yields; making one opens no file and asks no network
 * @param does what a component of it does, in a few words for the guide
 */
public record Kind<F>(String name, Class<F> factory, String does) {
  /** Reads the source. */
  public static final Kind<EncoderFactory> ENCODER =
      new Kind<>("encoder", EncoderFactory.class, "reads the source");

  /** Looks at a memory. */
  public static final Kind<AttentionFactory> ATTENTION =
      new Kind<>("attention", AttentionFactory.class, "looks at what the encoder made");

  /** Compares a query with a key. */
  public static final Kind<ScoreFactory> SCORE =
      new Kind<>("score", ScoreFactory.class, "compares a query with a key");

  /** Makes weights of scores. */
  public static final Kind<NormaliserFactory> NORMALISER =
      new Kind<>("normaliser", NormaliserFactory.class, "makes weights of scores");

  /** Says which keys a query sees. */
  public static final Kind<WindowFactory> WINDOW =
      new Kind<>("window", WindowFactory.class, "says which keys a query sees");

  /** Says where queries and keys stand. */
  public static final Kind<PositionsFactory> POSITIONS =
      new Kind<>("positions", PositionsFactory.class, "says where queries and keys stand");

  /** Writes the target. */
  public static final Kind<DecoderFactory> DECODER =
      new Kind<>("decoder", DecoderFactory.class, "predicts the target");

  /** Makes predictions of features. */
  public static final Kind<HeadFactory> HEAD =
      new Kind<>("head", HeadFactory.class, "makes predictions of features");

  /** Finds the best sequence of tokens. */
  public static final Kind<Search> SEARCH =
      new Kind<>("search", Search.class, "finds the best sequence of tokens");

  /** What is learned. */
  public static final Kind<Task> TASK = new Kind<>("task", Task.class, "says what is learned");

  /** Where texts come from. */
  public static final Kind<DataSource> DATA_SOURCE =
      new Kind<>("data-source", DataSource.class, "gives examples made of texts");

  /** Cuts text. */
  public static final Kind<Tokenizer> TOKENIZER =
      new Kind<>("tokenizer", Tokenizer.class, "cuts text into tokens");

  /** Scores texts. */
  public static final Kind<TextMetric> METRIC =
      new Kind<>("metric", TextMetric.class, "scores texts");

  /** Scores classes. */
  public static final Kind<ClassMetric> CLASS_METRIC =
      new Kind<>("class-metric", ClassMetric.class, "scores predicted classes");

  /** Scores numbers. */
  public static final Kind<NumberMetric> NUMBER_METRIC =
      new Kind<>("number-metric", NumberMetric.class, "scores predicted numbers");

  /** Scores spans of texts. */
  public static final Kind<SpanMetric> SPAN_METRIC =
      new Kind<>("span-metric", SpanMetric.class, "scores spans of a text, such as answers");

  /** Changes parameters by their gradients. */
  public static final Kind<Optimizer> OPTIMIZER =
      new Kind<>("optimizer", Optimizer.class, "changes parameters by their gradients");

  /** Gives the learning rate of each update. */
  public static final Kind<ScheduleFactory> SCHEDULE =
      new Kind<>("schedule", ScheduleFactory.class, "gives the learning rate of each update");

  /** Gives a probability that falls. */
  public static final Kind<Decay> DECAY =
      new Kind<>("decay", Decay.class, "gives a probability that falls while training goes on");

  /** Where a run reports to. */
  public static final Kind<Tracker> TRACKER =
      new Kind<>("tracker", Tracker.class, "is told what a run does");

  static final List<Kind<?>> STANDARD =
      List.of(
          ENCODER,
          ATTENTION,
          SCORE,
          NORMALISER,
          WINDOW,
          POSITIONS,
          DECODER,
          HEAD,
          SEARCH,
          TASK,
          DATA_SOURCE,
          TOKENIZER,
          METRIC,
          CLASS_METRIC,
          NUMBER_METRIC,
          SPAN_METRIC,
          OPTIMIZER,
          SCHEDULE,
          DECAY,
          TRACKER);

  /** A kind of which the guide says nothing more. */
  public Kind(String name, Class<F> factory) {
    this(name, factory, "");
  }
}
