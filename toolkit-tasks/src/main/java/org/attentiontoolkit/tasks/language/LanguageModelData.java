package org.attentiontoolkit.tasks.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.tasks.data.KeptTexts;
import org.attentiontoolkit.tasks.data.Outliers;
import org.attentiontoolkit.tasks.data.PreparedLines;
import org.attentiontoolkit.tasks.data.Room;
import org.attentiontoolkit.tasks.data.TextFacts;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines of all sets, each prepared when first asked for. */
final class LanguageModelData {
  private static final Logger LOG = LoggerFactory.getLogger(LanguageModelData.class);

  private final LanguageModelSettings settings;
  private final TextSide side;
  private final PreparedLines lines;
  private final Map<String, ExampleStore> evaluated = new HashMap<>();
  private @Nullable ExampleStore training;

  LanguageModelData(LanguageModelSettings settings, TextSide side, PreparedLines lines) {
    this.settings = settings;
    this.side = side;
    this.lines = lines;
  }

  TextSide side() {
    return side;
  }

  /** What is learned from. Lines that are far longer than the others are warned about. */
  ExampleStore training() {
    ExampleStore known = training;
    if (known == null) {
      boolean drawn = side.tokenizer().sampler().isPresent();
      known =
          lines.examples(
              EvaluationSet.TRAIN,
              side,
              settings.maxLength(),
              drawn ? KeptTexts.READ : KeptTexts.NONE);
      DataSource data = settings.data();
      Outliers.of(known)
          .ifPresent(outliers ->
              LOG.warn(outliers.words("lines", n -> data.place(EvaluationSet.TRAIN, n))));
      training = known;
    }
    return known;
  }

  /** The lines of a set to evaluate, with their texts. */
  ExampleStore evaluated(String set) {
    return evaluated.computeIfAbsent(
        set, s -> lines.examples(s, side, settings.maxLength(), KeptTexts.SHOWN));
  }

  /**
   * Checks that a model can take all lines of a set.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming the first that is too long
   */
  void requireRoom(String set, Room room) {
    ExampleStore examples = set.equals(EvaluationSet.TRAIN) ? training() : evaluated(set);
    room.require(examples, set, number -> settings.data().place(set, number));
  }

  /** What the data are; prepares all of them. */
  List<DataFact> facts() {
    List<DataFact> facts = new ArrayList<>(lines.facts(EvaluationSet.TRAIN));
    facts.add(TextFacts.counts(training(), EvaluationSet.TRAIN));
    settings.data().evaluationSets().forEach(set -> facts.addAll(facts(set)));
    facts.add(TextFacts.vocabulary("vocabulary", side));
    return facts;
  }

  /** What the data of a set to evaluate are; prepares all of it. */
  List<DataFact> facts(String set) {
    List<DataFact> facts = new ArrayList<>(lines.facts(set));
    facts.add(TextFacts.counts(evaluated(set), set));
    return facts;
  }
}
