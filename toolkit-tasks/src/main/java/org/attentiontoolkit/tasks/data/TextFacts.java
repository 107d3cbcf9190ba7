package org.attentiontoolkit.tasks.data;

import java.util.LinkedHashMap;
import java.util.Map;
import org.attentiontoolkit.api.task.DataFact;
import org.attentiontoolkit.tasks.store.ExampleStore;

/** What a run's record says of prepared text. */
public final class TextFacts {
  private TextFacts() {}

  /** How many examples of a set there are, and what else was counted. */
  public static DataFact counts(ExampleStore examples, String set) {
    Map<String, String> facts = new LinkedHashMap<>();
    examples.counts().forEach((name, count) -> facts.put(name, String.valueOf(count)));
    return new DataFact(set + ".examples", facts);
  }

  /** How a side is cut, and how many tokens it knows. */
  public static DataFact vocabulary(String name, TextSide side) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("tokenizer", side.tokenizer().name());
    facts.put("tokens", String.valueOf(side.vocabulary().size()));
    return new DataFact(name, facts);
  }
}
