package org.attentiontoolkit.tasks.text.moses;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attentiontoolkit.tasks.metric.segment.Whitespace;

/**
 * The rules of Moses's tokenizer.perl as sacremoses restates them, in their order: each sees the
 * blanks that the one before it put in.
 */
final class MosesRules {
  private static final Pattern WHITE_SPACE =
      Pattern.compile(
          "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+");
  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x1f]");
  private static final Pattern DOTS = Pattern.compile("\\.{2,}");

  /** A run of dots, so that no rule about dots sees it: a DOT for each. */
  private static final Pattern DOTS_AGAIN = Pattern.compile("((?:DOT)+)MULTI");

  private static final Pattern DOT_AND_QUOTE = Pattern.compile("\\.' ?\\z");

  private record Rule(Pattern pattern, String replacement) {
    String apply(String text) {
      return pattern.matcher(text).replaceAll(replacement);
    }
  }

  private final MosesTokenizer.Config config;
  private final AbbreviationRule abbreviations;
  private final List<Rule> first = new ArrayList<>();
  private final List<Rule> second = new ArrayList<>();

  /** The rules of a language with its abbreviations. */
  MosesRules(MosesTokenizer.Config config, NonbreakingPrefixes prefixes) {
    this.config = config;
    String letters = Letters.alphabetic(config.language());
    String alphanumeric = Letters.alphanumeric(config.language());
    abbreviations = new AbbreviationRule(prefixes, Pattern.compile("[" + letters + "]"));
    add(first, "([^" + alphanumeric + "\\t-\\r\\x1c-\\x20.'`,\\-])", " $1 ");
    if (config.aggressiveHyphens()) {
      add(first, "([" + alphanumeric + "])-(?=[" + alphanumeric + "])", "$1 @-@ ");
    }
    add(second, "([^\\p{N}]),", "$1 , ");
    add(second, ",([^\\p{N}])", " , $1");
    add(second, "([\\p{N}]),\\z", "$1 , ");
    addApostrophes(letters);
  }

  private void addApostrophes(String letters) {
    switch (config.language()) {
      case "en" -> {
        add(second, "([^" + letters + "])'([^" + letters + "])", "$1 ' $2");
        add(second, "([^" + letters + "\\p{N}])'([" + letters + "])", "$1 ' $2");
        add(second, "([" + letters + "])'([^" + letters + "])", "$1 ' $2");
        add(second, "([" + letters + "])'([" + letters + "])", "$1 '$2");
        add(second, "([\\p{N}])'(s)", "$1 '$2");
      }
      case "fr", "it" -> {
        add(second, "([^" + letters + "])'([^" + letters + "])", "$1 ' $2");
        add(second, "([^" + letters + "])'([" + letters + "])", "$1 ' $2");
        add(second, "([" + letters + "])'([^" + letters + "])", "$1 ' $2");
        add(second, "([" + letters + "])'([" + letters + "])", "$1' $2");
      }
      default -> add(second, "'", " ' ");
    }
  }

  private static void add(List<Rule> rules, String pattern, String replacement) {
    rules.add(new Rule(Pattern.compile(pattern), replacement));
  }

  /** The tokens of a text. */
  List<String> tokens(String text) {
    String line = WHITE_SPACE.matcher(text).replaceAll(" ");
    line = Whitespace.strip(CONTROLS.matcher(line).replaceAll(""));
    line = apply(first, line);
    line = apply(second, withoutDots(line));
    line = abbreviations.apply(line);
    line = Whitespace.strip(WHITE_SPACE.matcher(line).replaceAll(" "));
    line = DOT_AND_QUOTE.matcher(line).replaceAll(" . ' ");
    line = DOTS_AGAIN.matcher(line).replaceAll(run -> ".".repeat(run.group(1).length() / 3));
    return Whitespace.split(config.escape() ? Entities.escaped(line) : line);
  }

  private static String apply(List<Rule> rules, String text) {
    String result = text;
    for (Rule rule : rules) {
      result = rule.apply(result);
    }
    return result;
  }

  private static String withoutDots(String text) {
    return DOTS.matcher(text)
        .replaceAll(run ->
            Matcher.quoteReplacement(
                " "
                    + "DOT".repeat(run.end() - run.start())
                    + "MULTI"
                    + (run.end() < text.length() ? " " : "")));
  }
}
