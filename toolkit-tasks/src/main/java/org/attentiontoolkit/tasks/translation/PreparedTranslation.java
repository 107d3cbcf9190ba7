package org.attentiontoolkit.tasks.translation;

import java.util.List;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.model.Attention;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.Split;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.api.task.TextTranslator;
import org.attentiontoolkit.api.task.TrainingData;
import org.attentiontoolkit.tasks.metric.ExactMatch;
import org.attentiontoolkit.tasks.translation.TranslationEvaluation.Sides;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.ParameterScope;

/** A translation task whose vocabularies are known. */
final class PreparedTranslation implements PreparedTask, TextTranslator {
  private final TranslationSettings settings;
  private final TranslationData data;
  private final long seed;

  PreparedTranslation(TranslationSettings settings, TranslationData data, long seed) {
    this.settings = settings;
    this.data = data;
    this.seed = seed;
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
    return new TranslationBatches(data.examples(Split.TRAIN), settings.batch(), seed);
  }

  @Override
  public Evaluation evaluate(Engine engine, TaskModel model, Split split) {
    return new TranslationEvaluation(engine, (TranslationModel) model, settings, data.sides())
        .of(data.examples(split));
  }

  @Override
  public List<Translation> translate(Engine engine, TaskModel model, List<String> lines) {
    Sides sides = data.sides();
    List<int[]> sources = lines.stream().map(sides.source()::encode).toList();
    List<Output> outputs =
        new BatchedDecoding(engine, (TranslationModel) model, settings.decoding())
            .decode(sources, Attention.Weights.WANTED);
    AttentionMaps maps =
        new AttentionMaps(sides.source().vocabulary(), sides.target().vocabulary());
    return IntStream.range(0, lines.size())
        .mapToObj(i ->
            new Translation(
                sides.target().decode(outputs.get(i).tokens()),
                maps.of(i, sources.get(i), outputs.get(i))))
        .toList();
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
