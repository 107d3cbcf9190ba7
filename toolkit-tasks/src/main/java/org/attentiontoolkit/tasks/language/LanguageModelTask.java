package org.attentiontoolkit.tasks.language;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attentiontoolkit.api.data.DataCache;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.model.ModelParts;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Selection;
import org.attentiontoolkit.api.task.Task;
import org.attentiontoolkit.api.task.Workspace;
import org.attentiontoolkit.api.text.LearnedTokenizer;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.tasks.data.PreparedLines;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tasks.metric.TokenScores;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tasks.text.VocabularyFile;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.WholeFile;

/**
 * Learns which token comes next in the lines of a text, each begun by {@code <s>} and ended by
 * {@code </s>}: the sum of its tokens' log-probabilities, that of {@code </s>} included, is the
 * line's. The vocabulary is counted on the training data, or taken from another run, and kept with
 * the run as {@code text.vocab}, beside the rules that the tokenizer learned.
 *
 * <p>Bengio, Ducharme, Vincent and Jauvin, "A neural probabilistic language model", JMLR 2003.
 */
public final class LanguageModelTask implements Task {
  private static final String VOCABULARY = "text.vocab";
  private static final String RULES = "text";
  private static final String SIGNATURE = "tokenizer";
  private static final int STAND_IN_VOCABULARY = 8;

  private final LanguageModelSettings settings;

  /** The task that a file describes. */
  public LanguageModelTask(LanguageModelSettings settings) {
    this.settings = settings;
  }

  @Override
  public void check() {
    DataSource data = settings.data();
    data.check();
    if (settings.tokenizer() instanceof LearnedTokenizer learner) {
      learner.check();
    }
    settings.vocabulary().choice().check();
    Stream.concat(Stream.of(EvaluationSet.TRAIN), data.evaluationSets().stream())
        .forEach(set -> PreparedLines.requireLines(data, set));
  }

  @Override
  public void checkModel(ModelParts parts, ParameterScope scope) {
    LanguageModel.build(settings, parts, STAND_IN_VOCABULARY, scope);
  }

  @Override
  public List<EvaluationSet> evaluationSets() {
    return settings.data().evaluationSets().stream()
        .map(set -> new EvaluationSet(set, LanguageModelEvaluation.SCORES))
        .toList();
  }

  @Override
  public Optional<Selection> selection() {
    return evaluationSets().stream()
        .filter(set -> set.name().equals(EvaluationSet.VALID))
        .map(set -> new Selection(set.name(), TokenScores.PERPLEXITY))
        .findFirst();
  }

  @Override
  public PreparedLanguageModel prepare(Workspace workspace) {
    PreparedLines lines = lines(workspace);
    Optional<Path> other = settings.vocabulary().choice().folder();
    TextSide side = other.map(this::sideOf).orElseGet(() -> counted(lines));
    Path folder = workspace.folder();
    if (side.tokenizer() instanceof LearnedTokenizer learner) {
      learner.write(folder, RULES);
    }
    WholeFile.write(folder.resolve(SIGNATURE), side.tokenizer().signature() + "\n");
    VocabularyFile.write(side.vocabulary(), folder.resolve(VOCABULARY));
    return prepared(side, lines, workspace);
  }

  private TextSide counted(PreparedLines lines) {
    Tokenizer learned = lines.learned(settings.tokenizer());
    return new TextSide(
        learned, lines.vocabulary(learned, settings.vocabulary().choice().limits()));
  }

  /** As another run has it. */
  private TextSide sideOf(Path folder) {
    String theirs;
    try (TextLines lines = TextLines.open(folder.resolve(SIGNATURE))) {
      theirs = lines.next().orElse("");
    }
    Tokenizer tokenizer = settings.tokenizer();
    Tokenizer read = theirs.startsWith(tokenizer.name()) ? read(tokenizer, folder) : tokenizer;
    if (!theirs.equals(read.signature())) {
      throw Problem.input(
              "vocabulary.other-tokenizer",
              "The other run cut its text by \"%s\", this one by \"%s\"."
                  .formatted(theirs, read.signature()))
          .at(folder.toString())
          .hint(
              "Set the tokenizer as its config.conf has it; vocabulary.from takes what it learned.")
          .exception();
    }
    return new TextSide(read, vocabulary(folder));
  }

  private static Tokenizer read(Tokenizer tokenizer, Path folder) {
    return tokenizer instanceof LearnedTokenizer learner ? learner.read(folder, RULES) : tokenizer;
  }

  private static Vocabulary vocabulary(Path folder) {
    return VocabularyFile.read(folder.resolve(VOCABULARY));
  }

  private PreparedLines lines(Workspace workspace) {
    return new PreparedLines(
        settings.data(), new DataCache(workspace.cache(), workspace.stop()), workspace.stop());
  }

  @Override
  public PreparedLanguageModel restore(Workspace workspace) {
    Path folder = workspace.folder();
    TextSide side = new TextSide(read(settings.tokenizer(), folder), vocabulary(folder));
    return prepared(side, lines(workspace), workspace);
  }

  private PreparedLanguageModel prepared(TextSide side, PreparedLines lines, Workspace workspace) {
    return new PreparedLanguageModel(
        settings, new LanguageModelData(settings, side, lines), workspace.seed(), workspace.stop());
  }
}
