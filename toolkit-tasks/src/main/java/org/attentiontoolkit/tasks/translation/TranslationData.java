package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.tasks.data.KeptTexts;
import org.attentiontoolkit.tasks.data.Outliers;
import org.attentiontoolkit.tasks.data.ParallelText;
import org.attentiontoolkit.tasks.data.PreparedText;
import org.attentiontoolkit.tasks.data.Room;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tasks.data.TextFacts;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tensor.error.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The examples of all sets, each prepared when first asked for. */
final class TranslationData {
  private static final Logger LOG = LoggerFactory.getLogger(TranslationData.class);

  private final TranslationSettings settings;
  private final Sides sides;
  private final PreparedText text;
  private final Map<String, ExampleStore> translated = new HashMap<>();
  private @Nullable ExampleStore training;

  TranslationData(TranslationSettings settings, Sides sides, PreparedText text) {
    this.settings = settings;
    this.sides = sides;
    this.text = text;
  }

  Sides sides() {
    return sides;
  }

  /** What is learned from. Pairs that are far longer than the others are warned about. */
  ExampleStore training() {
    ExampleStore known = training;
    if (known == null) {
      known =
          text.examples(
              EvaluationSet.TRAIN,
              sides,
              settings.maxLength(),
              sides.drawn() ? KeptTexts.READ : KeptTexts.NONE);
      Outliers.of(known)
          .ifPresent(outliers ->
              LOG.warn(
                  outliers.words("pairs", n -> settings.data().place(EvaluationSet.TRAIN, n))));
      training = known;
    }
    return known;
  }

  /**
   * The examples of a set that is to be translated, with their texts.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming sources that are too long
   */
  ExampleStore translated(String set) {
    return translated.computeIfAbsent(
        set,
        s -> {
          ExampleStore examples = text.examples(s, sides, settings.maxLength(), KeptTexts.SHOWN);
          refuseTooLong(examples, s);
          return examples;
        });
  }

  private void refuseTooLong(ExampleStore examples, String set) {
    int most = settings.decoding().maxSource();
    int longer = 0;
    int first = -1;
    for (int i = 0; i < examples.count(); i++) {
      if (examples.source(i) - 1 > most) {
        longer++;
        first = first < 0 ? i : first;
      }
    }
    if (longer > 0) {
      String more = longer == 1 ? "" : " and %,d more".formatted(longer - 1);
      throw Problem.input(
              "data.too-long",
              "Sources of %s are longer than the %,d tokens that decoding.max-source allows."
                  .formatted(set, most))
          .at(
              "%s (%,d tokens)%s"
                  .formatted(
                      settings.data().place(set, examples.number(first)),
                      examples.source(first) - 1,
                      more))
          .hint("Cut such lines into sentences, or raise task.decoding.max-source.")
          .exception();
    }
  }

  /**
   * Checks that a model can take all examples of a set.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming the first that is too long
   */
  void requireRoom(String set, Room room) {
    ExampleStore examples = set.equals(EvaluationSet.TRAIN) ? training() : translated(set);
    room.require(examples, set, number -> settings.data().place(set, number));
  }

  /** Whether it is known what the translations of a set are. */
  boolean hasTargets(String set) {
    return settings.data().fields(set).contains(ParallelText.TARGET);
  }

  /** What the data are; prepares all of them. */
  List<DataFact> facts() {
    List<DataFact> facts = new ArrayList<>(text.facts(EvaluationSet.TRAIN));
    facts.add(TextFacts.counts(training(), EvaluationSet.TRAIN));
    for (String set : settings.data().evaluationSets()) {
      facts.addAll(facts(set));
    }
    facts.add(TextFacts.vocabulary("vocabulary.source", sides.source()));
    facts.add(TextFacts.vocabulary("vocabulary.target", sides.target()));
    return facts;
  }

  /** What the data of a set to translate are; prepares all of it. */
  List<DataFact> facts(String set) {
    List<DataFact> facts = new ArrayList<>(text.facts(set));
    facts.add(TextFacts.counts(translated(set), set));
    return facts;
  }
}
