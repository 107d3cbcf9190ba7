/**
 * Sentence pairs that need no download: numbers and dates spelled out in two real languages by
 * ICU's rules (CLDR). Word order and word counts differ between languages, so there is something to
 * attend to, and every pair is right.
 *
 * <p>Reading order: {@link SpellOutSettings}, {@link SpellOut}, {@link ItemDraw}, {@link
 * SpokenItem}, {@link SpellOutLanguage}.
 */
@NullMarked
package org.attentiontoolkit.tasks.data.spellout;

import org.jspecify.annotations.NullMarked;
