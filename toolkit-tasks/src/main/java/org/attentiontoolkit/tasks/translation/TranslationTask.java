package org.attentiontoolkit.tasks.translation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.data.DataCache;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Selection;
import org.attentiontoolkit.api.task.Task;
import org.attentiontoolkit.api.task.Workspace;
import org.attentiontoolkit.tasks.data.CopiedWords;
import org.attentiontoolkit.tasks.data.ExampleReader;
import org.attentiontoolkit.tasks.data.PairColumns;
import org.attentiontoolkit.tasks.data.ParallelText;
import org.attentiontoolkit.tasks.data.PreparedText;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tasks.data.Tokenizers;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tasks.text.VocabularyFile;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Learns to translate from sentence pairs. The vocabularies of both sides are counted on the
 * training data, or taken from another run, and kept with the run as {@code source.vocab} and
 * {@code target.vocab}, beside the rules that tokenizers learned.
 */
public final class TranslationTask implements Task {
  private static final String SOURCE = "source.vocab";
  private static final String TARGET = "target.vocab";
  private static final int STAND_IN_VOCABULARY = 8;

  private final TranslationSettings settings;

  /** The task that a file describes. */
  public TranslationTask(TranslationSettings settings) {
    this.settings = settings;
  }

  @Override
  public void check() {
    DataSource data = settings.data();
    data.check();
    settings.tokenizers().check();
    settings.vocabulary().check();
    if (!PairColumns.of(data, EvaluationSet.TRAIN).hasTarget()) {
      throw PairColumns.lacking(
          ParallelText.TARGET, EvaluationSet.TRAIN, data.fields(EvaluationSet.TRAIN));
    }
    data.evaluationSets().forEach(set -> PairColumns.of(data, set));
  }

  @Override
  public void checkModel(ModelParts parts, ParameterScope scope) {
    int size = STAND_IN_VOCABULARY;
    TranslationModel.build(
        settings, parts, CopiedWords.ofSizes(size, size, settings.copy().words()), scope);
  }

  @Override
  public List<EvaluationSet> evaluationSets() {
    DataSource data = settings.data();
    return data.evaluationSets().stream()
        .map(set ->
            new EvaluationSet(
                set,
                data.fields(set).contains(ParallelText.TARGET) ? settings.scores() : List.of()))
        .toList();
  }

  @Override
  public Optional<Selection> selection() {
    return evaluationSets().stream()
        .filter(set -> set.name().equals(EvaluationSet.VALID) && !set.scores().isEmpty())
        .map(set -> new Selection(set.name(), settings.selectedScore()))
        .findFirst();
  }

  @Override
  public PreparedTranslation prepare(Workspace workspace) {
    PreparedText text = text(workspace);
    Optional<Path> other = settings.vocabulary().folder();
    Tokenizers tokenizers =
        other
            .map(folder -> settings.tokenizers().readOf(folder))
            .orElseGet(() -> text.learned(settings.tokenizers()));
    Sides sides =
        other.map(folder -> sides(tokenizers, folder)).orElseGet(() -> counted(tokenizers, text));
    tokenizers.write(workspace.folder());
    VocabularyFile.write(sides.source().vocabulary(), workspace.folder().resolve(SOURCE));
    VocabularyFile.write(sides.target().vocabulary(), workspace.folder().resolve(TARGET));
    return prepared(sides, text, workspace);
  }

  private Sides counted(Tokenizers tokenizers, PreparedText text) {
    Tokenizers learned = settings.inOrder(tokenizers);
    ExampleReader.Vocabularies counted = text.vocabularies(learned, settings.vocabulary());
    return new Sides(
        new TextSide(learned.source(), counted.source()),
        new TextSide(learned.target(), counted.target()),
        settings.copied());
  }

  private Sides sides(Tokenizers tokenizers, Path folder) {
    Tokenizers learned = settings.inOrder(tokenizers);
    Vocabulary source = VocabularyFile.read(folder.resolve(SOURCE));
    Vocabulary target = VocabularyFile.read(folder.resolve(TARGET));
    if (settings.vocabulary().joint() && !source.tokens().equals(target.tokens())) {
      throw Problem.input("vocabulary.not-joint", "The run's sides have different vocabularies.")
          .at(folder.toString())
          .hint("Take those of a run with vocabulary.joint = true, or leave joint out here.")
          .exception();
    }
    return new Sides(
        new TextSide(learned.source(), source),
        new TextSide(learned.target(), target),
        settings.copied());
  }

  private PreparedText text(Workspace workspace) {
    return new PreparedText(
        settings.data(), new DataCache(workspace.cache(), workspace.stop()), workspace.stop());
  }

  @Override
  public PreparedTranslation restore(Workspace workspace) {
    Tokenizers tokenizers = settings.tokenizers().read(workspace.folder());
    return prepared(sides(tokenizers, workspace.folder()), text(workspace), workspace);
  }

  private PreparedTranslation prepared(Sides sides, PreparedText text, Workspace workspace) {
    return new PreparedTranslation(
        settings, new TranslationData(settings, sides, text), workspace.seed(), workspace.stop());
  }
}
