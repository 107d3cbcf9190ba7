package org.attentiontoolkit.tasks.data.spellout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the day of a month is read: as an ordinal where the language's date pattern puts a point
 * after it (<i>3. März</i>) or custom has it (<i>March third</i>, <i>третье марта</i>), otherwise
 * as a number; French and Italian have an ordinal for the first alone.
 */
final class DayReading {
  private static final String NUMBER = "%spellout-numbering";
  private static final String MASCULINE = "%spellout-ordinal-masculine";
  private static final List<String> ORDINALS =
      List.of(MASCULINE, "%spellout-ordinal", "%spellout-ordinal-common");
  private static final Map<String, String> BY_CUSTOM =
      Map.of(
          "en", "%spellout-ordinal",
          "ru", "%spellout-ordinal-neuter",
          "uk", "%spellout-ordinal-neuter");
  private static final Set<String> ORDINAL_FIRST = Set.of("fr", "it");

  private final Optional<String> ordinal;
  private final boolean firstOnly;

  /**
   * The reading of a language.
   *
   * @param language its code, without region
   * @param pattern its full date pattern
   * @param rules the names of its spell-out rules
   */
  DayReading(String language, String pattern, Set<String> rules) {
    firstOnly = ORDINAL_FIRST.contains(language) && rules.contains(MASCULINE);
    if (firstOnly) {
      ordinal = Optional.of(MASCULINE);
    } else if (BY_CUSTOM.containsKey(language)) {
      ordinal = Optional.ofNullable(BY_CUSTOM.get(language)).filter(rules::contains);
    } else {
      ordinal =
          ORDINALS.stream().filter(r -> pattern.contains("d.") && rules.contains(r)).findFirst();
    }
  }

  /** The spell-out rule for a day of the month. */
  String rule(int day) {
    return firstOnly && day != 1 ? NUMBER : ordinal.orElse(NUMBER);
  }
}
