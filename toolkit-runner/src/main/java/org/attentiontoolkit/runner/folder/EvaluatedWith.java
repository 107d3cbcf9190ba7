package org.attentiontoolkit.runner.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * In what an evaluation was asked for otherwise than the run's own.
 *
 * @param settings keys that had other values than in the run's file, with these values
 * @param others runs whose models said together with the run's what comes next
 * @param mean what was made of their probabilities; empty without others
 */
public record EvaluatedWith(Map<String, String> settings, List<Other> others, String mean) {
  /** Nothing was otherwise. */
  public static final EvaluatedWith NOTHING = new EvaluatedWith(Map.of(), List.of(), "");

  /**
   * Another run.
   *
   * @param path its folder
   * @param sha256 of its parameters, as its record has it; empty if it has none
   */
  public record Other(String path, String sha256) {}

  /** Whether it was asked for as in the run. */
  public boolean isNothing() {
    return settings.isEmpty() && others.isEmpty();
  }

  /** For people, a line each. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    settings.forEach((path, value) -> words.add(path + " = " + value));
    others.forEach(other -> words.add("with " + other.path()));
    if (others.size() > 0) {
      words.add(mean + " mean of the models");
    }
    return words;
  }
}
