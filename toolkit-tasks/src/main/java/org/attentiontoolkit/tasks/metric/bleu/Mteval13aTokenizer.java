package org.attentiontoolkit.tasks.metric.bleu;

import java.util.List;
import java.util.regex.Pattern;
import org.attentiontoolkit.tasks.metric.segment.Whitespace;

/**
 * {@code 13a}: the tokenisation of NIST's mteval-v13a.pl as sacreBLEU 2 restates it, rule by rule
 * and in its order, because a rule sees the spaces that the one before it put in.
 */
public record Mteval13aTokenizer() implements SegmentTokenizer {
  private static final Pattern PUNCTUATION = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
  private static final Pattern POINT_AFTER_NON_DIGIT = Pattern.compile("([^0-9])([.,])");
  private static final Pattern POINT_BEFORE_NON_DIGIT = Pattern.compile("([.,])([^0-9])");
  private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

  @Override
  public String signature() {
    return "13a";
  }

  @Override
  public List<String> tokens(String segment) {
    return cut(" " + plain(segment) + " ");
  }

  /** The rules about punctuation, which other tokenisations share. */
  static List<String> cut(String text) {
    String line = PUNCTUATION.matcher(text).replaceAll(" $1 ");
    line = POINT_AFTER_NON_DIGIT.matcher(line).replaceAll("$1 $2 ");
    line = POINT_BEFORE_NON_DIGIT.matcher(line).replaceAll(" $1 $2");
    line = DASH_AFTER_DIGIT.matcher(line).replaceAll("$1 $2 ");
    return Whitespace.split(line);
  }

  private static String plain(String segment) {
    return segment
        .replace("<skipped>", "")
        .replace("-\n", "")
        .replace("\n", " ")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
  }
}
