package org.attentiontoolkit.runner.init;

import java.util.Collection;
import java.util.List;
import org.attentiontoolkit.tensor.parameter.NamePattern;

/**
 * Which parameters are asked for.
 *
 * @param only patterns of their names
 * @param except patterns of those that are not, though they fit the others
 * @param matchTokens whether rows go where their tokens are, when vocabularies differ
 */
public record WantedParameters(
    List<NamePattern> only, List<NamePattern> except, boolean matchTokens) {

  /** Whether one is asked for, by all its names. */
  boolean has(Collection<String> names) {
    return fits(only, names) && !fits(except, names);
  }

  private static boolean fits(List<NamePattern> patterns, Collection<String> names) {
    return patterns.stream().anyMatch(pattern -> names.stream().anyMatch(pattern::matches));
  }
}
