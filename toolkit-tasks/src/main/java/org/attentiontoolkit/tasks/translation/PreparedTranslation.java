package org.attentiontoolkit.tasks.translation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Ensemble;
import org.attentiontoolkit.api.task.Evaluation;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.ReferenceScorer;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.TextTranslator;
import org.attentiontoolkit.api.task.TokenRows;
import org.attentiontoolkit.api.task.TrainingData;
import org.attentiontoolkit.tasks.data.CopiedWords;
import org.attentiontoolkit.tasks.data.Room;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.ParameterScope;
import org.jspecify.annotations.Nullable;

/** A translation task whose vocabularies are known. */
final class PreparedTranslation implements PreparedTask<TranslationBatch, TranslationModel> {
  private final TranslationSettings settings;
  private final TranslationData data;
  private final long seed;
  private final Stop stop;
  private @Nullable TranslationBatches training;

  /** Of the model that was built last: what it learns from must have room in it. */
  private Room room = Room.of(OptionalInt.empty(), OptionalInt.empty());

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
  public List<DataFact> data(String set) {
    return data.facts(set);
  }

  @Override
  public TranslationModel build(ModelParts parts, ParameterScope scope) {
    Sides sides = data.sides();
    CopiedWords words =
        sides
            .copiedWords()
            .orElseGet(() ->
                CopiedWords.ofSizes(
                    sides.source().vocabulary().size(), sides.target().vocabulary().size(), 0));
    TranslationModel model = TranslationModel.build(settings, parts, words, scope);
    room = model.room();
    return model;
  }

  @Override
  public List<TokenRows> tokenRows(TranslationModel model) {
    Sides sides = data.sides();
    return model.tokenRows(
        sides.source().vocabulary().tokens(), sides.target().vocabulary().tokens());
  }

  @Override
  public TrainingData<TranslationBatch> training() {
    TranslationBatches known = training;
    if (known == null) {
      data.requireRoom(EvaluationSet.TRAIN, room);
      settings.data().evaluationSets().forEach(set -> data.requireRoom(set, room));
      DrawnPairs drawn = new DrawnPairs(data.sides(), room, seed);
      known = new TranslationBatches(data.training(), drawn, settings, stop);
      training = known;
    }
    return known;
  }

  @Override
  public Evaluation evaluate(Engine engine, TranslationModel model, String set) {
    return evaluate(engine, model, set, Ensemble.ALONE);
  }

  @Override
  public Evaluation evaluate(Engine engine, TranslationModel model, String set, Ensemble ensemble) {
    SourceModel all = TranslationEnsemble.of(model, data.sides(), ensemble);
    data.requireRoom(set, all.room());
    return new TranslationEvaluation(engine, all, settings, data.sides(), stop)
        .of(set, data.translated(set), data.hasTargets(set));
  }

  @Override
  public Optional<ReferenceScorer<TranslationModel>> referenceScorer(Ensemble ensemble) {
    return Optional.of(
        new TranslationScorer(data.sides(), ensemble, settings.decoding().maxSource(), stop));
  }

  @Override
  public Optional<TextTranslator<TranslationModel>> translator(Ensemble ensemble) {
    return Optional.of((engine, model, request) ->
        new LineTranslation(
                engine,
                TranslationEnsemble.of(model, data.sides(), ensemble),
                settings,
                data.sides(),
                stop)
            .translate(request));
  }

  /** What it reads and writes. */
  Sides sides() {
    return data.sides();
  }
}
