package org.attentiontoolkit.tasks.translation;

import java.util.Arrays;
import java.util.List;
import org.attentiontoolkit.tasks.data.Sides;
import org.attentiontoolkit.tasks.data.TextSide;

/**
 * A source to translate.
 *
 * @param number which it is among all sources there are
 * @param source its tokens' numbers, ended by {@code </s>}
 * @param text of it
 * @param prefix tokens that its outputs begin with
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record Asked(long number, int[] source, String text, List<String> prefix) {
  /** A source whose outputs may begin with anything. */
  Asked(long number, int[] source, String text) {
    this(number, source, text, List.of());
  }

  /**
   * The words of the source, one for each of its tokens but the last, as they are written; as the
   * vocabulary has them where the text is no longer the one that was read.
   */
  List<String> words(Sides sides) {
    TextSide side = sides.source();
    List<String> words = side.tokenizer().tokenise(text);
    return Arrays.equals(sides.encode(text), source) ? words : side.vocabulary().text(source);
  }
}
