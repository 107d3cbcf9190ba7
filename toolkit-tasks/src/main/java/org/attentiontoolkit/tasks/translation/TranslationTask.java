package org.attentiontoolkit.tasks.translation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Selection;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.Task;
import org.attentiontoolkit.tasks.data.ExampleReader;
import org.attentiontoolkit.tasks.data.PairColumns;
import org.attentiontoolkit.tasks.data.ParallelText;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tasks.text.VocabularyFile;
import org.attentiontoolkit.tasks.translation.TranslationEvaluation.Sides;

/**
 * Learns to translate from sentence pairs. The vocabularies of both sides are counted on the
 * training data and kept with the run as {@code source.vocab} and {@code target.vocab}.
 */
public final class TranslationTask implements Task {
  private static final String SOURCE = "source.vocab";
  private static final String TARGET = "target.vocab";

  private final TranslationSettings settings;

  /** The task that a file describes. */
  public TranslationTask(TranslationSettings settings) {
    this.settings = settings;
  }

  @Override
  public void check() {
    DataSource data = settings.data();
    data.check();
    if (!PairColumns.of(data, EvaluationSet.TRAIN).hasTarget()) {
      throw PairColumns.lacking(
          ParallelText.TARGET, EvaluationSet.TRAIN, data.fields(EvaluationSet.TRAIN));
    }
    data.evaluationSets().forEach(set -> PairColumns.of(data, set));
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
  public PreparedTranslation prepare(Path folder, long seed, Stop stop) {
    ExampleReader.Vocabularies counted =
        new ExampleReader(settings.data(), stop)
            .count(settings.sourceTokenizer(), settings.learnedTarget(), settings.vocabulary());
    VocabularyFile.write(counted.source(), folder.resolve(SOURCE));
    VocabularyFile.write(counted.target(), folder.resolve(TARGET));
    return prepared(counted.source(), counted.target(), seed, stop);
  }

  @Override
  public PreparedTranslation restore(Path folder, long seed, Stop stop) {
    return prepared(
        VocabularyFile.read(folder.resolve(SOURCE)),
        VocabularyFile.read(folder.resolve(TARGET)),
        seed,
        stop);
  }

  private PreparedTranslation prepared(Vocabulary source, Vocabulary target, long seed, Stop stop) {
    Sides sides =
        new Sides(
            new TextSide(settings.sourceTokenizer(), source),
            new TextSide(settings.learnedTarget(), target));
    return new PreparedTranslation(
        settings, new TranslationData(settings, sides, stop), seed, stop);
  }
}
