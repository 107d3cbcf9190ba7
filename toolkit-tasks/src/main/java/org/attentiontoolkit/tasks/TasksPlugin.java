package org.attentiontoolkit.tasks;

import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.api.plugin.ToolkitApi;
import org.attentiontoolkit.api.plugin.ToolkitPlugin;
import org.attentiontoolkit.tasks.data.ParallelText;
import org.attentiontoolkit.tasks.data.PlainText;
import org.attentiontoolkit.tasks.data.spellout.SpellOut;
import org.attentiontoolkit.tasks.data.spellout.SpellOutSettings;
import org.attentiontoolkit.tasks.head.LinearHead;
import org.attentiontoolkit.tasks.language.LanguageModelSettings;
import org.attentiontoolkit.tasks.language.LanguageModelTask;
import org.attentiontoolkit.tasks.metric.BleuMetric;
import org.attentiontoolkit.tasks.metric.ExactMatch;
import org.attentiontoolkit.tasks.metric.chrf.ChrfMetric;
import org.attentiontoolkit.tasks.metric.classes.ClassAccuracy;
import org.attentiontoolkit.tasks.metric.classes.F1;
import org.attentiontoolkit.tasks.metric.classes.Matthews;
import org.attentiontoolkit.tasks.metric.number.MeanSquaredError;
import org.attentiontoolkit.tasks.metric.number.Pearson;
import org.attentiontoolkit.tasks.metric.number.Spearman;
import org.attentiontoolkit.tasks.metric.span.SpanExactMatch;
import org.attentiontoolkit.tasks.metric.span.SpanF1;
import org.attentiontoolkit.tasks.metric.ter.TerMetric;
import org.attentiontoolkit.tasks.search.BeamSearch;
import org.attentiontoolkit.tasks.search.GreedySearch;
import org.attentiontoolkit.tasks.search.SamplingSearch;
import org.attentiontoolkit.tasks.text.CharacterTokenizer;
import org.attentiontoolkit.tasks.text.MorphemeTokenizer;
import org.attentiontoolkit.tasks.text.WordTokenizer;
import org.attentiontoolkit.tasks.text.bpe.BpeTokenizer;
import org.attentiontoolkit.tasks.text.moses.MosesTokenizer;
import org.attentiontoolkit.tasks.text.sentencepiece.SentencePieceTokenizer;
import org.attentiontoolkit.tasks.training.ConstantDecay;
import org.attentiontoolkit.tasks.training.ExponentialDecay;
import org.attentiontoolkit.tasks.training.InverseSigmoidDecay;
import org.attentiontoolkit.tasks.training.LinearDecay;
import org.attentiontoolkit.tasks.translation.TranslationSettings;
import org.attentiontoolkit.tasks.translation.TranslationTask;

/** Registers the tasks of this module, their data, tokenizers, heads, searches and metrics. */
public final class TasksPlugin extends ToolkitPlugin {
  /** Settings of a component that has none. */
  public record NoSettings() {}

  /** The plugin that this module ships. */
  public TasksPlugin() {
    super("tasks", ToolkitApi.VERSION);
  }

  @Override
  protected void register() {
    component(Kind.TASK, "translation", TranslationSettings.class, TranslationTask::new);

    component(Kind.TASK, "language-model", LanguageModelSettings.class, LanguageModelTask::new);

    head("linear", LinearHead.Config.class, LinearHead::new);
    component(Kind.SEARCH, "greedy", GreedySearch.Config.class, GreedySearch::new);
    component(Kind.SEARCH, "beam", BeamSearch.Config.class, BeamSearch::new);
    component(Kind.SEARCH, "sampling", SamplingSearch.Config.class, SamplingSearch::new);

    component(Kind.DECAY, "constant", ConstantDecay.class, c -> c);
    component(Kind.DECAY, "linear", LinearDecay.class, c -> c);
    component(Kind.DECAY, "exponential", ExponentialDecay.class, c -> c);
    component(Kind.DECAY, "inverse-sigmoid", InverseSigmoidDecay.class, c -> c);

    component(Kind.DATA_SOURCE, "parallel-text", ParallelText.class, c -> c);
    component(Kind.DATA_SOURCE, "text", PlainText.class, c -> c);
    component(Kind.DATA_SOURCE, "spell-out", SpellOutSettings.class, SpellOut::new);

    component(Kind.TOKENIZER, "word", NoSettings.class, c -> new WordTokenizer());
    component(Kind.TOKENIZER, "character", NoSettings.class, c -> new CharacterTokenizer());
    component(Kind.TOKENIZER, "morpheme", NoSettings.class, c -> new MorphemeTokenizer());
    component(Kind.TOKENIZER, "moses", MosesTokenizer.Config.class, MosesTokenizer::new);
    component(Kind.TOKENIZER, "bpe", BpeTokenizer.Config.class, BpeTokenizer::new);
    component(
        Kind.TOKENIZER,
        "sentencepiece",
        SentencePieceTokenizer.Config.class,
        SentencePieceTokenizer::new);

    component(Kind.METRIC, "bleu", BleuMetric.Config.class, BleuMetric::new);
    component(Kind.METRIC, "chrf", ChrfMetric.Config.class, ChrfMetric::new);
    component(Kind.METRIC, "ter", TerMetric.Config.class, TerMetric::new);
    component(Kind.METRIC, "sequence-accuracy", ExactMatch.Config.class, ExactMatch::new);

    component(Kind.CLASS_METRIC, "accuracy", ClassAccuracy.Config.class, ClassAccuracy::new);
    component(Kind.CLASS_METRIC, "f1", F1.Config.class, F1::new);
    component(Kind.CLASS_METRIC, "matthews", Matthews.Config.class, Matthews::new);

    component(Kind.NUMBER_METRIC, "pearson", Pearson.Config.class, Pearson::new);
    component(Kind.NUMBER_METRIC, "spearman", Spearman.Config.class, Spearman::new);
    component(
        Kind.NUMBER_METRIC,
        "mean-squared-error",
        MeanSquaredError.Config.class,
        MeanSquaredError::new);

    component(Kind.SPAN_METRIC, "exact-match", SpanExactMatch.Config.class, SpanExactMatch::new);
    component(Kind.SPAN_METRIC, "f1", SpanF1.Config.class, SpanF1::new);
  }
}
