package org.attentiontoolkit.tasks.translation;

import java.util.List;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.Split;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.api.task.TextTranslator;
import org.attentiontoolkit.api.task.TrainingData;
import org.attentiontoolkit.tasks.metric.ExactMatch;
import org.attentiontoolkit.tasks.translation.TranslationEvaluation.Sides;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.ParameterScope;
import org.jspecify.annotations.Nullable;

/** A translation task whose vocabularies are known. */
final class PreparedTranslation implements PreparedTask, TextTranslator {
  private final TranslationSettings settings;
  private final TranslationData data;
  private final long seed;
  private final Stop stop;
  private @Nullable TranslationBatches training;

  PreparedTranslation(TranslationSettings settings, TranslationData data, long seed, Stop stop) {
    this.settings = settings;
    this.data = data;
    this.seed = seed;
    this.stop = stop;
  }

  @Override
  public List<DataFact> data() {
    return data.facts();
  }

  @Override
  public List<DataFact> data(Split split) {
    return data.facts(split);
  }

  @Override
  public TaskModel build(ModelParts parts, ParameterScope scope) {
    Sides sides = data.sides();
    return new TranslationModel(
        parts,
        sides.source().vocabulary().size(),
        sides.target().vocabulary().size(),
        settings.labelSmoothing(),
        scope);
  }

  @Override
  public TrainingData training() {
    TranslationBatches known = training;
    if (known == null) {
      known = new TranslationBatches(data.examples(Split.TRAIN), settings.batch(), seed);
      training = known;
    }
    return known;
  }

  @Override
  public Evaluation evaluate(Engine engine, TaskModel model, Split split) {
    return new TranslationEvaluation(engine, (TranslationModel) model, settings, data.sides(), stop)
        .of(data.translated(split));
  }

  @Override
  public List<Translation> translate(
      Engine engine, TaskModel model, List<String> lines, Attention.Weights weights) {
    return new LineTranslation(
            engine, (TranslationModel) model, settings.decoding(), data.sides(), stop)
        .translate(lines, weights);
  }

  @Override
  public String selectionScore() {
    return switch (settings.selectBy()) {
      case METRIC -> settings.metric().name();
      case SEQUENCE_ACCURACY -> ExactMatch.NAME;
      case LOSS -> "loss";
    };
  }
}
