package org.attentiontoolkit.tasks.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.api.task.Split;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tasks.data.ExampleReader;
import org.attentiontoolkit.tasks.data.Examples;
import org.attentiontoolkit.tasks.data.ParallelExample;
import org.attentiontoolkit.tasks.data.TextSide;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tasks.translation.TranslationEvaluation.Sides;

/** The examples of all splits, each read when first asked for. */
final class TranslationData {
  private final TranslationSettings settings;
  private final Sides sides;
  private final Stop stop;
  private final Map<Split, Examples> examples = new EnumMap<>(Split.class);

  TranslationData(TranslationSettings settings, Sides sides, Stop stop) {
    this.settings = settings;
    this.sides = sides;
    this.stop = stop;
  }

  Sides sides() {
    return sides;
  }

  Examples examples(Split split) {
    return examples.computeIfAbsent(
        split,
        s ->
            new ExampleReader(settings.data(), stop)
                .read(s, sides.source(), sides.target(), settings.maxLength()));
  }

  /** The examples of a split that is to be translated. */
  Examples translated(Split split) {
    return examples(split)
        .translatable(
            settings.decoding().maxSource(), number -> settings.data().place(split, number));
  }

  /** What the data are; reads all of them. */
  List<DataFact> facts() {
    List<DataFact> facts = new ArrayList<>();
    for (Split split : Split.values()) {
      facts.addAll(facts(split));
    }
    facts.add(vocabulary("vocabulary.source", sides.source()));
    facts.add(vocabulary("vocabulary.target", sides.target()));
    return facts;
  }

  /** What the data of a split are; reads all of it. */
  List<DataFact> facts(Split split) {
    List<DataFact> facts = new ArrayList<>(settings.data().facts(split, stop));
    facts.add(counts(split == Split.TRAIN ? examples(split) : translated(split)));
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
    return new DataFact(examples.split().key() + ".examples", facts);
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
