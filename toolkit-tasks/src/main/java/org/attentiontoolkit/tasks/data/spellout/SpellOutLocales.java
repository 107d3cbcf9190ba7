package org.attentiontoolkit.tasks.data.spellout;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.attentiontoolkit.tensor.error.Problem;

/** Which locales ICU has spell-out rules for. It would silently take English for any other. */
final class SpellOutLocales {
  private SpellOutLocales() {}

  /** The locale of a BCP 47 tag; one that is unknown or without rules is an error. */
  static ULocale of(String tag) {
    ULocale locale = ULocale.forLanguageTag(tag.replace('_', '-'));
    boolean known = Arrays.asList(ULocale.getAvailableLocales()).contains(locale);
    if (!known || locale.getLanguage().isEmpty()) {
      throw unusable("Locale \"" + tag + "\" is not known.", tag);
    }
    if (!hasRules(locale)) {
      throw unusable(
          "ICU has no rules to spell out numbers in "
              + locale.getDisplayName(ULocale.ENGLISH)
              + " (\""
              + tag
              + "\").",
          tag);
    }
    return locale;
  }

  private static boolean hasRules(ULocale locale) {
    ULocale actual =
        new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT)
            .getLocale(ULocale.ACTUAL_LOCALE);
    return actual.getLanguage().equals(locale.getLanguage());
  }

  private static RuntimeException unusable(String sentence, String tag) {
    List<ULocale> usable =
        Arrays.stream(ULocale.getAvailableLocales())
            .filter(l -> l.getCountry().isEmpty() && l.getScript().isEmpty())
            .filter(SpellOutLocales::hasRules)
            .toList();
    List<String> near =
        usable.stream().filter(l -> isNear(l, tag)).map(SpellOutLocales::named).toList();
    String all = usable.stream().map(ULocale::toLanguageTag).collect(Collectors.joining(" "));
    String nearest = near.isEmpty() ? "" : "Did you mean " + String.join(" or ", near) + "? ";
    return Problem.input("spell-out.locale", sentence)
        .hint(nearest + "There are: " + all + ", and regions of these, such as fr-BE.")
        .exception();
  }

  /** The same language in another region, a name for a tag, or a slip in two or three letters. */
  private static boolean isNear(ULocale locale, String tag) {
    String language = locale.getLanguage();
    String given = tag.toLowerCase(Locale.ROOT).replaceAll("[-_].*", "");
    String english = locale.getDisplayLanguage(ULocale.ENGLISH).toLowerCase(Locale.ROOT);
    String own = locale.getDisplayLanguage(locale).toLowerCase(Locale.ROOT);
    return language.equals(given)
        || locale.getISO3Language().equals(given)
        || english.equals(given)
        || own.equals(given)
        || (given.length() > 3 && (english.startsWith(given) || own.startsWith(given)))
        || (given.length() == 2 && language.equals(new StringBuilder(given).reverse().toString()));
  }

  private static String named(ULocale locale) {
    return locale.toLanguageTag() + " (" + locale.getDisplayLanguage(ULocale.ENGLISH) + ")";
  }
}
