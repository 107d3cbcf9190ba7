package org.attentiontoolkit.tasks.data.spellout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.attentiontoolkit.tasks.text.MorphemeTokenizer;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The phrases are those of grammars and calendars, not of ICU's output. */
final class SpellOutLanguageTest {

  private static SpellOutLanguage language(String tag) {
    return new SpellOutLanguage(SpellOutLocales.of(tag));
  }

  private static String surface(String phrase) {
    return new MorphemeTokenizer().surface(phrase);
  }

  @ParameterizedTest
  @CsvSource({
    "en, 21, twenty-one",
    "de, 21, einundzwanzig",
    "fr, 97, quatre-vingt-dix-sept",
    "fr-BE, 97, nonante-sept",
    "da, 97, syvoghalvfems",
    "it, 28, ventotto",
    "es, 22, veintidós",
    "ru, 40, сорок",
    "fi, 21, kaksikymmentäyksi",
    "th, 21, ยี่สิบเอ็ด",
    "ja, 97, 九十七",
    "de, 123456, einhundertdreiundzwanzigtausendvierhundertsechsundfünfzig",
    "en, 0, zero"
  })
  void spellsNumbers(String tag, long number, String words) {
    assertThat(surface(language(tag).number(number))).isEqualTo(words);
  }

  @Test
  void jointsOfCompoundsAreMarked() {
    assertThat(new MorphemeTokenizer().tokenise(language("de").number(21)))
        .containsExactly("ein@@", "und@@", "zwanzig");
    assertThat(new MorphemeTokenizer().tokenise(language("en").number(21)))
        .containsExactly("twenty-@@", "one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en; 1998-03-03; Tuesday, March third, nineteen ninety-eight",
        "en-GB; 1998-03-03; Tuesday, third March nineteen ninety-eight",
        "de; 1998-03-03; Dienstag, dritter März neunzehnhundertachtundneunzig",
        "fr; 2005-02-01; mardi premier février deux mille cinq",
        "fr; 2005-02-21; lundi vingt-et-un février deux mille cinq",
        "es; 1998-03-03; martes, tres de marzo de mil novecientos noventa y ocho",
        "da; 1998-03-03; tirsdag den tredje marts nittenhundrede og otteoghalvfems",
        "ru; 1998-03-03; вторник, третье марта тысяча девятьсот девяносто восьмого г.",
        "hu; 1998-03-03; ezerkilencszázkilencvennyolc március harmadik, kedd",
        "en; 1600-02-29; Tuesday, February twenty-ninth, sixteen hundred"
      })
  void spellsDates(String tag, LocalDate date, String words) {
    assertThat(surface(language(tag).date(date))).isEqualTo(words);
  }

  @Test
  void listsFollowTheLanguage() {
    assertThat(language("en").list(List.of("a", "b", "c"))).isEqualTo("a, b, and c");
    assertThat(language("de").list(List.of("a", "b", "c"))).isEqualTo("a, b und c");
    assertThat(language("fr").list(List.of("a"))).isEqualTo("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "german; not known; Did you mean de (German)?",
        "ed; not known; Did you mean de (German)?",
        "fr-ZZ; not known; Did you mean fr (French)?",
        "français; not known; Did you mean fr (French)?",
        "xx; not known; There are: af ak am",
        "''; not known; There are: af ak am",
        "eu; no rules to spell out numbers in Basque (\"eu\"); There are: af ak am"
      })
  void localesWithoutRulesAreErrors(String tag, String sentence, String hint) {
    assertThatThrownBy(() -> SpellOutLocales.of(tag))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining(hint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de-CH", "fr_CA", "sr-Latn", "zh-Hant-TW", "ar", "he", "pt-BR"})
  void everyLocaleWithRulesLeavesNoDigit(String tag) {
    SpellOutLanguage language = language(tag);
    for (long n : new long[] {0, 7, 19, 80, 999, 1000, 123_456_789}) {
      assertThat(language.number(n)).isNotBlank().doesNotContainPattern("\\d");
    }
    assertThat(language.date(LocalDate.of(2024, 12, 31))).doesNotContainPattern("\\d");
  }
}
