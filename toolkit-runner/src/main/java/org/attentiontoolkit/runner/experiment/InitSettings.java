package org.attentiontoolkit.runner.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.runner.init.WantedParameters;
import org.attentiontoolkit.tensor.parameter.NamePattern;

/**
 * What the parameters of a model are at first.
 *
 * @param from the run that they come from; without it all are drawn
 * @param only patterns of those that do; all of them when there are none
 * @param except patterns of those that do not, though they fit the others
 * @param matchTokens whether rows go where their tokens are, when vocabularies differ
 */
record InitSettings(
    Optional<Path> from, List<String> only, List<String> except, boolean matchTokens) {

  private static final String ALL = "*";

  /** Checks the patterns, and that something is there to take from. */
  InitSettings {
    only.forEach(NamePattern::of);
    except.forEach(NamePattern::of);
    if (from.isEmpty() && (!only.isEmpty() || !except.isEmpty() || matchTokens)) {
      throw new IllegalArgumentException(
          "only, except and match-tokens say what is taken of a run: name it as from");
    }
  }

  WantedParameters wanted() {
    List<String> patterns = only.isEmpty() ? List.of(ALL) : only;
    return new WantedParameters(
        patterns.stream().map(NamePattern::of).toList(),
        except.stream().map(NamePattern::of).toList(),
        matchTokens);
  }
}
