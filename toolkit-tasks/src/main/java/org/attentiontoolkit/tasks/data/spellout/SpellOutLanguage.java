package org.attentiontoolkit.tasks.data.spellout;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Spells numbers, dates and lists in one language. Soft hyphens and zero-width spaces stay where
 * ICU puts them: they mark the joints of compounds.
 *
 * <p>Not safe for several threads, as ICU's formats are not.
 */
final class SpellOutLanguage {
  private static final String NUMBER = "%spellout-numbering";
  private static final String YEAR = "%spellout-numbering-year";
  private static final long MILLIS_A_DAY = 86_400_000;
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F]+");

  private final RuleBasedNumberFormat numbers;
  private final Set<String> rules;
  private final SimpleDateFormat dates;
  private final DayReading days;
  private final ListFormatter lists;

  /** The language of a locale that {@link SpellOutLocales} has found good. */
  SpellOutLanguage(ULocale locale) {
    numbers = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    rules = Set.of(numbers.getRuleSetNames());
    ULocale western =
        locale.setKeywordValue("calendar", "gregorian").setKeywordValue("numbers", "latn");
    GregorianCalendar calendar = new GregorianCalendar(TimeZone.GMT_ZONE, western);
    calendar.setGregorianChange(Date.from(Instant.ofEpochMilli(Long.MIN_VALUE)));
    dates = (SimpleDateFormat) DateFormat.getDateInstance(DateFormat.FULL, western);
    dates.setCalendar(calendar);
    days = new DayReading(locale.getLanguage(), dates.toPattern(), rules);
    lists = ListFormatter.getInstance(locale);
  }

  /** A cardinal number in words. */
  String number(long value) {
    return tidy(spell(value, NUMBER));
  }

  /** A date in the language's full style, its numbers in words. */
  String date(LocalDate date) {
    AttributedCharacterIterator written =
        dates.formatToCharacterIterator(date.toEpochDay() * MILLIS_A_DAY);
    StringBuilder phrase = new StringBuilder();
    boolean afterNumber = false;
    for (written.first(); written.current() != CharacterIterator.DONE; ) {
      String run = run(written);
      if (!run.isEmpty() && run.chars().allMatch(Character::isDigit)) {
        phrase.append(spell(Long.parseLong(run), rule(written, Integer.parseInt(run))));
        afterNumber = true;
      } else {
        // The point after a number only says that it is an ordinal.
        phrase.append(afterNumber && run.startsWith(".") ? run.substring(1) : run);
        afterNumber = false;
      }
      written.setIndex(written.getRunLimit());
    }
    return tidy(phrase.toString());
  }

  /** Several phrases as a list: <i>a, b und c</i>. */
  String list(List<String> phrases) {
    return tidy(lists.format(phrases));
  }

  private String rule(AttributedCharacterIterator written, int value) {
    if (written.getAttribute(DateFormat.Field.DAY_OF_MONTH) != null) {
      return days.rule(value);
    }
    return written.getAttribute(DateFormat.Field.YEAR) == null ? NUMBER : YEAR;
  }

  private String spell(long value, String rule) {
    return numbers.format(value, rules.contains(rule) ? rule : numbers.getDefaultRuleSetName());
  }

  private static String run(AttributedCharacterIterator written) {
    StringBuilder run = new StringBuilder();
    int start = written.getIndex();
    for (int i = written.getRunStart(); i < written.getRunLimit(); i++) {
      run.append(written.setIndex(i));
    }
    written.setIndex(start);
    return run.toString();
  }

  private static String tidy(String phrase) {
    return SPACES.matcher(phrase).replaceAll(" ").strip();
  }
}
