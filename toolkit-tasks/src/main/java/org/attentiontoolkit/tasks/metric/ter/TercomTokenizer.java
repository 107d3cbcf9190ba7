package org.attentiontoolkit.tasks.metric.ter;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.attentiontoolkit.tasks.metric.segment.Whitespace;

/**
 * Words as Tercom's normalizer has them and sacreBLEU 2 restates it, rule by rule and in its order.
 *
 * @param options what is cut and left out
 */
record TercomTokenizer(TerMetric.Config options) {
  private record Rule(Pattern pattern, String replacement) {
    String apply(String text) {
      return pattern.matcher(text).replaceAll(replacement);
    }
  }

  private static final String ALONE = " $1 ";
  private static final String ASIAN_MARKS =
      "([\\u3001\\u3002\\u3008-\\u3011\\u3014-\\u301f\\uff61-\\uff65\\u30fb])";
  private static final String FULL_WIDTH_MARKS =
      "([\\uff0e\\uff0c\\uff1f\\uff1a\\uff1b\\uff01\\uff02\\uff08\\uff09])";

  private static final List<Rule> WESTERN =
      List.of(
          rule("([{-~\\[-` -&(-+:-@/])", ALONE),
          rule("'s ", " 's "),
          rule("([^0-9])([.,])", "$1 $2 "),
          rule("([.,])([^0-9])", " $1 $2"),
          rule("([0-9])(-)", "$1 $2 "));

  /** The last rule of ideographs and those of kana are as sacreBLEU has them, slips included. */
  private static final List<Rule> ASIAN =
      List.of(
          rule("([\\u4e00-\\u9fff\\u3400-\\u4dbf])", ALONE),
          rule("([\\u31c0-\\u31ef\\u2e80-\\u2eff])", ALONE),
          rule("([\\u3300-\\u33ff\\uf900-\\ufaff\\ufe30-\\ufe4f])", ALONE),
          rule("([\\u3200-\\u3f22])", ALONE),
          kana("\\u3040-\\u309f"),
          kana("\\u30a0-\\u30ff"),
          kana("\\u31f0-\\u31ff"),
          rule(ASIAN_MARKS, ALONE),
          rule(FULL_WIDTH_MARKS, ALONE));

  private static final List<Rule> WITHOUT_MARKS = List.of(rule("[.,?:;!\"()]", ""));
  private static final List<Rule> WITHOUT_ASIAN_MARKS =
      List.of(rule(ASIAN_MARKS, ""), rule(FULL_WIDTH_MARKS, ""));

  /** Only a line feed is a line's end, as in Python. */
  private static Rule rule(String pattern, String replacement) {
    return new Rule(Pattern.compile(pattern, Pattern.UNIX_LINES), replacement);
  }

  private static Rule kana(String range) {
    return rule("(^|^[%1$s])([%1$s]+)(?=$|^[%1$s])".formatted(range), "$1 $2 ");
  }

  /** The words of a segment. */
  List<String> tokens(String segment) {
    String text = Whitespace.stripEnd(segment);
    if (!options.caseSensitive()) {
      text = text.toLowerCase(Locale.ROOT);
    }
    if (options.normalized() && !text.isEmpty()) {
      text = apply(WESTERN, " " + plain(text) + " ");
      text = options.asianSupport() ? apply(ASIAN, text) : text;
    }
    if (!options.punctuation()) {
      text = apply(WITHOUT_MARKS, text);
      text = options.asianSupport() ? apply(WITHOUT_ASIAN_MARKS, text) : text;
    }
    return Whitespace.split(text);
  }

  private static String plain(String text) {
    return text.replace("\n-", "")
        .replace("\n", " ")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
  }

  private static String apply(List<Rule> rules, String text) {
    String result = text;
    for (Rule rule : rules) {
      result = rule.apply(result);
    }
    return result;
  }
}
