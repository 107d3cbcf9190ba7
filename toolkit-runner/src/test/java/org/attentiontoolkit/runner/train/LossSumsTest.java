package org.attentiontoolkit.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.Loss;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.api.task.TrainingData;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.op.Pointwise;
import org.attentiontoolkit.tensor.optim.Clipping;
import org.attentiontoolkit.tensor.optim.ParameterUpdates;
import org.attentiontoolkit.tensor.optim.Sgd;
import org.attentiontoolkit.tensor.optim.schedule.Constant;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A loss of two parts, as BERT's: words and sentences are counted apart. */
class LossSumsTest {
  private final Engine engine = Engine.create(EngineOptions.doublePrecision());
  private final Parameters parameters = new Parameters();
  private final Parameter p = parameters.root().parameter("p", Shape.of(), Initializers.zeros());

  @AfterEach
  void close() {
    engine.close();
  }

  /** The loss of words is {@code words · slope · p}, that of sentences {@code sentences · p}. */
  private record Two(long words, long sentences, double slope) implements Batch {
    @Override
    public int size() {
      return (int) sentences;
    }

    @Override
    public int tokens() {
      return (int) words;
    }

    @Override
    public Map<String, Long> predictions() {
      return Map.of("words", words, "sentences", sentences);
    }
  }

  private Loss loss(Tape tape, Two batch, long off) {
    return new Loss(
        List.of(
            new Loss.Part(
                "words",
                Pointwise.scale(tape, p, batch.words * batch.slope),
                batch.words + off,
                batch.words * 0.5,
                2),
            new Loss.Part(
                "sentences", Pointwise.scale(tape, p, batch.sentences), batch.sentences)));
  }

  private TrainingStep.Result learn(long off, Two... batches) {
    parameters.allocate(engine, 1);
    ParameterUpdates optimizer =
        new ParameterUpdates(parameters, engine, new Sgd(0, false, 0), Clipping.none());
    Learner<Two, TaskModel<Two>> learner =
        new Learner<>(
            engine,
            new NoData(),
            (tape, batch) -> loss(tape, batch, off),
            parameters,
            optimizer,
            Optional.empty(),
            new Constant(1),
            1);
    return new TrainingStep<>(learner, batches.length).learn(0, List.of(batches), _ -> "");
  }

  @Test
  void eachPartIsDividedByItsOwnPredictionsInAllBatches() {
    TrainingStep.Result result = learn(0, new Two(6, 1, 1), new Two(2, 3, 5), new Two(0, 1, 0));
    double words = 2 * (6 * 1 + 2 * 5) / 8.0;
    assertThat(p.gradient().get(0)).isCloseTo(words + 1, within(1e-14));
    assertThat(result.sums().losses())
        .containsExactlyInAnyOrderEntriesOf(Map.of("words", 0.5, "sentences", 0.0));
    assertThat(result.sums().loss()).isEqualTo(2 * 0.5);
    assertThat(result.sums().objective()).isZero();
  }

  @Test
  void aPartWithoutPredictionsIsLeftOut() {
    TrainingStep.Result result = learn(0, new Two(0, 4, 1));
    assertThat(p.gradient().get(0)).isEqualTo(1);
    assertThat(result.sums().losses()).containsOnlyKeys("sentences");
  }

  /** Losses are compared without it, but it is told. */
  @Test
  void aPenaltyIsNoLikelihood() {
    try (Tape tape = engine.inference()) {
      Tensor sum = tape.constant(Shape.of(1), 6);
      LossSums step = new LossSums();
      step.add(
          new Loss(
              List.of(new Loss.Part("words", sum, 3), Loss.Part.penalty("again", sum, 3, 0.5))));
      LossSums sums = new LossSums();
      sums.add(step);
      assertThat(sums.losses()).containsOnly(Map.entry("words", 2.0), Map.entry("again", 2.0));
      assertThat(sums.loss()).isEqualTo(2);
      assertThat(sums.objective()).isEqualTo(3);
    }
  }

  /** A batch that counts otherwise than its loss would make gradients wrong without a word. */
  @Test
  void countsThatDifferAreRefused() {
    assertThatThrownBy(() -> learn(1, new Two(6, 1, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the part words of the loss is a sum over 7 predictions, but its batch says 6");
  }

  @Test
  void measurementsNameThePartsWhereThereAreSeveral() {
    MetricSums interval = new MetricSums();
    interval.add(learn(0, new Two(6, 1, 1)), 12, 1_000_000_000L);
    MetricValues measured = interval.take();
    assertThat(measured.metrics())
        .containsEntry("train.loss", 1.0)
        .containsEntry("train.words.loss", 0.5)
        .containsEntry("train.sentences.loss", 0.0)
        .doesNotContainKey("train.perplexity");
    assertThat(measured.clock()).containsExactly(Map.entry("train.tokens-per-second", 12.0));
  }

  @Test
  void partsHaveNamesOfTheirOwn() {
    try (Tape tape = engine.inference()) {
      Loss.Part part = new Loss.Part("words", tape.constant(Shape.of(), 6), 3);
      assertThat(Loss.of(part).mean()).isEqualTo(2);
      for (List<Loss.Part> wrong : List.of(List.of(part, part), List.<Loss.Part>of())) {
        assertThatThrownBy(() -> new Loss(wrong)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  /** Batches are given by the tests. */
  private static final class NoData implements PreparedTask<Two, TaskModel<Two>> {
    @Override
    public List<DataFact> data() {
      return List.of();
    }

    @Override
    public List<DataFact> data(String set) {
      return List.of();
    }

    @Override
    public TaskModel<Two> build(ModelParts parts, ParameterScope scope) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TrainingData<Two> training() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Evaluation evaluate(Engine engine, TaskModel<Two> model, String set) {
      throw new UnsupportedOperationException();
    }
  }
}
