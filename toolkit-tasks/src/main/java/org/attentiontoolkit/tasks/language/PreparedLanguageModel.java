package org.attentiontoolkit.tasks.language;

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
import org.attentiontoolkit.tasks.data.Room;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.ParameterScope;
import org.jspecify.annotations.Nullable;

/** A language model's task whose vocabulary is known. */
final class PreparedLanguageModel implements PreparedTask<LineBatch, LanguageModel> {
  private final LanguageModelSettings settings;
  private final LanguageModelData data;
  private final long seed;
  private final Stop stop;
  private @Nullable LineBatches training;

  /** Of the model that was built last: what it learns from must have room in it. */
  private Room room = Room.of(OptionalInt.empty(), OptionalInt.empty());

  PreparedLanguageModel(
      LanguageModelSettings settings, LanguageModelData data, long seed, Stop stop) {
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
  public LanguageModel build(ModelParts parts, ParameterScope scope) {
    LanguageModel model =
        LanguageModel.build(settings, parts, data.side().vocabulary().size(), scope);
    room = model.room();
    return model;
  }

  @Override
  public List<TokenRows> tokenRows(LanguageModel model) {
    return model.tokenRows(data.side().vocabulary().tokens());
  }

  @Override
  public TrainingData<LineBatch> training() {
    LineBatches known = training;
    if (known == null) {
      data.requireRoom(EvaluationSet.TRAIN, room);
      settings.data().evaluationSets().forEach(set -> data.requireRoom(set, room));
      DrawnLines drawn = new DrawnLines(data.side(), room, seed);
      known = new LineBatches(data.training(), drawn, settings, stop);
      training = known;
    }
    return known;
  }

  @Override
  public Evaluation evaluate(Engine engine, LanguageModel model, String set) {
    return evaluate(engine, model, set, Ensemble.ALONE);
  }

  @Override
  public Evaluation evaluate(Engine engine, LanguageModel model, String set, Ensemble ensemble) {
    LineModel all = LineEnsemble.of(model, data.side(), ensemble);
    data.requireRoom(set, all.room());
    return new LanguageModelEvaluation(engine, all, settings, data.side(), stop)
        .of(set, data.evaluated(set));
  }

  @Override
  public Optional<ReferenceScorer<LanguageModel>> referenceScorer(Ensemble ensemble) {
    return Optional.of(new LineScorer(data.side(), ensemble, stop));
  }

  @Override
  public Optional<TextTranslator<LanguageModel>> continuation(Ensemble ensemble) {
    return Optional.of((engine, model, request) ->
        new LineContinuation(
                engine,
                LineEnsemble.of(model, data.side(), ensemble),
                settings.decoding(),
                data.side(),
                stop)
            .continued(request));
  }

  /** What it reads and writes. */
  TextSide side() {
    return data.side();
  }
}
