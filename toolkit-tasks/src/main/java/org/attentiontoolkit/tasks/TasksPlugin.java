package org.attentiontoolkit.tasks;

import org.attentiontoolkit.api.plugin.Kind;
import org.attentiontoolkit.api.plugin.ToolkitApi;
import org.attentiontoolkit.api.plugin.ToolkitPlugin;
import org.attentiontoolkit.tasks.data.PairSource;
import org.attentiontoolkit.tasks.data.ParallelText;
import org.attentiontoolkit.tasks.data.spellout.SpellOut;
import org.attentiontoolkit.tasks.data.spellout.SpellOutSettings;
import org.attentiontoolkit.tasks.metric.BleuMetric;
import org.attentiontoolkit.tasks.metric.ExactMatch;
import org.attentiontoolkit.tasks.text.CharacterTokenizer;
import org.attentiontoolkit.tasks.text.MorphemeTokenizer;
import org.attentiontoolkit.tasks.text.Tokenizer;
import org.attentiontoolkit.tasks.text.WordTokenizer;
import org.attentiontoolkit.tasks.translation.TranslationSettings;
import org.attentiontoolkit.tasks.translation.TranslationTask;

/** Registers the tasks of this module, their data, tokenizers and metrics. */
public final class TasksPlugin extends ToolkitPlugin {
  /** Where sentence pairs come from. */
  public static final Kind<PairSource> PAIRS = new Kind<>("pair-source", PairSource.class);

  /** How text is cut. */
  public static final Kind<Tokenizer> TOKENIZER = new Kind<>("tokenizer", Tokenizer.class);

  /** Settings of a component that has none. */
  public record NoSettings() {}

  /** The plugin that this module ships. */
  public TasksPlugin() {
    super("tasks", ToolkitApi.VERSION);
  }

  @Override
  protected void register() {
    component(Kind.TASK, "translation", TranslationSettings.class, TranslationTask::new);

    component(PAIRS, "parallel-text", ParallelText.class, c -> c);
    component(PAIRS, "spell-out", SpellOutSettings.class, SpellOut::new);

    component(TOKENIZER, "word", NoSettings.class, c -> new WordTokenizer());
    component(TOKENIZER, "character", NoSettings.class, c -> new CharacterTokenizer());
    component(TOKENIZER, "morpheme", NoSettings.class, c -> new MorphemeTokenizer());

    component(Kind.METRIC, "bleu", BleuMetric.Config.class, BleuMetric::new);
    component(Kind.METRIC, "sequence-accuracy", ExactMatch.Config.class, ExactMatch::new);
  }
}
