package org.attentiontoolkit.runner.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.runner.folder.RunFacts.KeptModel;
import org.attentiontoolkit.runner.screen.Screen;
import org.attentiontoolkit.runner.train.MetricValues;
import org.attentiontoolkit.runner.train.Trainer;
import org.attentiontoolkit.runner.train.TrainingEvents;
import org.attentiontoolkit.runner.train.TrainingPlan;
import org.attentiontoolkit.runner.train.TrainingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what happens while training, and shows it. */
final class RunEvents implements TrainingEvents {
  private static final Logger LOG = LoggerFactory.getLogger(RunEvents.class);

  private final RunBook book;
  private final TrainingPlan plan;
  private final CheckpointKeeper keeper;
  private final Screen screen;
  private final ProgressBar bar;

  RunEvents(RunBook book, CheckpointKeeper keeper, Screen screen) {
    this.book = book;
    this.plan = keeper.plan();
    this.keeper = keeper;
    this.screen = screen;
    this.bar = new ProgressBar(plan.maxEpochs(), System::nanoTime);
  }

  @Override
  public void begin(long steps) {
    bar.begin(steps);
  }

  @Override
  public void stepped(TrainingState state, double loss, int tokens) {
    bar.stepped(state.step(), state.epoch() + 1, loss, tokens);
    if (bar.due()) {
      screen.statusWidth().ifPresent(width -> screen.status(bar.text(width)));
    }
  }

  @Override
  public void measured(TrainingState state, MetricValues measured) {
    book.measured(state.step(), measured);
    Map<String, Double> values = measured.all();
    String perplexity =
        values.containsKey("train.perplexity")
            ? String.format(Locale.ROOT, "  perplexity %.2f", values.get("train.perplexity"))
            : "";
    String line =
        String.format(
            Locale.ROOT,
            "step %d  epoch %d  loss %.4f%s  %.0f tokens/s  learning rate %.3g"
                + "  gradient norm %.3g  left %s",
            state.step(),
            bar.epoch(),
            values.get("train.loss"),
            perplexity,
            values.get("train.tokens-per-second"),
            values.get("train.learning-rate"),
            values.get("train.gradient-norm"),
            bar.left());
    if (screen.statusWidth().isPresent()) {
      LOG.debug("{}", line); // the bar shows it
    } else {
      LOG.info("{}", line);
    }
  }

  @Override
  public void evaluating(TrainingState state) {
    bar.pause();
    screen.status("step %d  evaluating …".formatted(state.step()));
  }

  @Override
  public void evaluated(TrainingState state, List<Evaluation> evaluations, boolean best) {
    evaluations.forEach(evaluation -> book.scores(state.step(), evaluation));
    if (best || plan.keep() == TrainingPlan.Keep.LAST) {
      book.model(kept(state.step(), state.epochOfStep(), state));
    }
    keeper.evaluated(state, evaluations);
    screen.status("");
    for (Evaluation evaluation : evaluations) {
      LOG.info(
          "step {}  epoch {}  {} {}{}",
          state.step(),
          bar.epoch(),
          evaluation.set(),
          scores(evaluation),
          best && evaluation == evaluations.getFirst() ? "  (best so far)" : "");
    }
    bar.resume();
  }

  /** The model that training ended with. */
  KeptModel kept(Trainer<?, ?> trainer) {
    return kept(trainer.keptStep(), trainer.keptEpoch(), trainer.state());
  }

  private KeptModel kept(long step, int epoch, TrainingState state) {
    String why =
        plan.best()
            .filter(_ -> plan.keep() == TrainingPlan.Keep.BEST && state.best().isPresent())
            .map(best -> "best %s on %s".formatted(best.score(), best.set()))
            .orElse("the last one");
    return new KeptModel(step, epoch + 1, why);
  }

  /** Such as {@code loss 1.2345 bleu 30.12}. */
  static String scores(Evaluation evaluation) {
    if (evaluation.scores().isEmpty()) {
      return "%,d predictions, no references".formatted(evaluation.predictions().size());
    }
    return evaluation.scores().stream()
        .map(s -> String.format(Locale.ROOT, "%s %.4f", s.name(), s.value()))
        .collect(Collectors.joining("  "));
  }
}
