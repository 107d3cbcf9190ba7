package org.attentiontoolkit.tasks.data.spellout;

import java.time.LocalDate;

/** One thing to spell out. */
sealed interface SpokenItem {
  /** Below this, numbers are the words that larger ones are made of. */
  long SHARED_BELOW = 1000;

  /** A number that no other item has. */
  long key();

  /**
   * Whether every set may hold it. The small numbers must be seen in training to be known at all;
   * anything else belongs to one set only.
   */
  boolean shared();

  /** This item in a language. */
  String spell(SpellOutLanguage language);

  /** A cardinal number. */
  record Cardinal(long value) implements SpokenItem {
    @Override
    public long key() {
      return 2 * value;
    }

    @Override
    public boolean shared() {
      return value < SHARED_BELOW;
    }

    @Override
    public String spell(SpellOutLanguage language) {
      return language.number(value);
    }
  }

  /** A day of the (proleptic) Gregorian calendar. */
  record Day(LocalDate date) implements SpokenItem {
    @Override
    public long key() {
      return 2 * date.toEpochDay() + 1;
    }

    @Override
    public boolean shared() {
      return false;
    }

    @Override
    public String spell(SpellOutLanguage language) {
      return language.date(date);
    }
  }
}
