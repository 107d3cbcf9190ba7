package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tasks.data.ExampleReader;
import org.attentiontoolkit.tasks.data.Examples;
import org.attentiontoolkit.tasks.data.ParallelExample;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tasks.translation.TranslationEvaluation.Sides;

/** The examples of all sets, each read when first asked for. */
final class TranslationData {
  private final TranslationSettings settings;
  private final Sides sides;
  private final Stop stop;
  private final Map<String, Examples> examples = new HashMap<>();

  TranslationData(TranslationSettings settings, Sides sides, Stop stop) {
    this.settings = settings;
    this.sides = sides;
    this.stop = stop;
  }

  Sides sides() {
    return sides;
  }

  Examples examples(String set) {
    return examples.computeIfAbsent(
        set,
        s ->
            new ExampleReader(settings.data(), stop)
                .read(s, sides.source(), sides.target(), settings.maxLength()));
  }

  /** The examples of a set that is to be translated. */
  Examples translated(String set) {
    return examples(set)
        .translatable(
            settings.decoding().maxSource(), number -> settings.data().place(set, number));
  }

  /** What the data are; reads all of them. */
  List<DataFact> facts() {
    List<DataFact> facts = new ArrayList<>();
    facts.addAll(facts(EvaluationSet.TRAIN));
    for (String set : settings.data().evaluationSets()) {
      facts.addAll(facts(set));
    }
    facts.add(vocabulary("vocabulary.source", sides.source()));
    facts.add(vocabulary("vocabulary.target", sides.target()));
    return facts;
  }

  /** What the data of a set are; reads all of it. */
  List<DataFact> facts(String set) {
    List<DataFact> facts = new ArrayList<>(settings.data().facts(set, stop));
    facts.add(counts(set.equals(EvaluationSet.TRAIN) ? examples(set) : translated(set)));
    return facts;
  }

  private static DataFact counts(Examples examples) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("examples", String.valueOf(examples.list().size()));
    facts.put("left out as too long", String.valueOf(examples.leftOut()));
    long source = examples.list().stream().mapToLong(e -> e.source().length).sum();
    long target = examples.list().stream().mapToLong(e -> e.target().length).sum();
    facts.put("source tokens", String.valueOf(source));
    facts.put("target tokens", String.valueOf(target));
    facts.put("unknown source tokens", String.valueOf(unknown(examples, ParallelExample::source)));
    facts.put("unknown target tokens", String.valueOf(unknown(examples, ParallelExample::target)));
    return new DataFact(examples.set() + ".examples", facts);
  }

  private static long unknown(Examples examples, Function<ParallelExample, int[]> side) {
    return examples.list().stream()
        .map(side)
        .flatMapToInt(Arrays::stream)
        .filter(id -> id == Vocabulary.UNKNOWN)
        .count();
  }

  private static DataFact vocabulary(String name, TextSide side) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("tokenizer", side.tokenizer().name());
    facts.put("tokens", String.valueOf(side.vocabulary().size()));
    return new DataFact(name, facts);
  }
}
