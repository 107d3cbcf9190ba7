package org.attentiontoolkit.runner.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of each parameter.
 *
 * @param entries first those of the model in their order, then those that were left where they are
 */
public record TakenParameters(List<Entry> entries) {
  private static final int NAMES_SHOWN = 4;

  /** What can become of a parameter. */
  public enum Fate {
    /** Its values are the other's. */
    TAKEN("taken"),
    /** Its rows are the other's where the tokens are the same; the others were drawn. */
    BY_TOKEN("taken by token"),
    /** Its values were drawn. */
    DRAWN("drawn anew"),
    /** It is the other's, and not made use of. */
    SKIPPED("left there");

    private final String words;

    Fate(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /**
   * One parameter.
   *
   * @param name here, or there when it was skipped
   * @param fate what became of it
   * @param why it was not taken whole; else empty
   * @param values how many it holds
   */
  public record Entry(String name, Fate fate, String why, long values) {}

  /** The entries of one fate. */
  public List<Entry> of(Fate fate) {
    return entries.stream().filter(entry -> entry.fate() == fate).toList();
  }

  /** A table for people, a line for each fate and reason: how many, with the names of some. */
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    for (Fate fate : Fate.values()) {
      Map<String, List<Entry>> byReason =
          of(fate).stream()
              .collect(Collectors.groupingBy(Entry::why, LinkedHashMap::new, Collectors.toList()));
      byReason.forEach((why, some) -> lines.add(line(fate, why, some)));
    }
    return lines;
  }

  private static String line(Fate fate, String why, List<Entry> some) {
    long values = some.stream().mapToLong(Entry::values).sum();
    String names =
        some.stream().limit(NAMES_SHOWN).map(Entry::name).collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%-14s %4d parameters %,14d values  %s%s%s",
        fate.words(),
        some.size(),
        values,
        why.isEmpty() ? "" : why + ": ",
        names,
        some.size() > NAMES_SHOWN ? ", …" : "");
  }
}
