package org.attentiontoolkit.tasks.metric.bleu;

import java.util.List;
import java.util.regex.Pattern;
import org.attentiontoolkit.tasks.metric.segment.Whitespace;

/**
 * {@code intl}: the international tokenisation of NIST's mteval-v14.pl as sacreBLEU 2 restates it:
 * punctuation and symbols of Unicode stand alone, but for a sign between digits.
 */
public record InternationalTokenizer() implements SegmentTokenizer {
  private static final Pattern PUNCTUATION_AFTER = Pattern.compile("(\\P{N})(\\p{P})");
  private static final Pattern PUNCTUATION_BEFORE = Pattern.compile("(\\p{P})(\\P{N})");
  private static final Pattern SYMBOL = Pattern.compile("(\\p{S})");

  @Override
  public String signature() {
    return "intl";
  }

  @Override
  public List<String> tokens(String segment) {
    String line = PUNCTUATION_AFTER.matcher(segment).replaceAll("$1 $2 ");
    line = PUNCTUATION_BEFORE.matcher(line).replaceAll(" $1 $2");
    return Whitespace.split(SYMBOL.matcher(line).replaceAll(" $1 "));
  }
}
