package org.attentiontoolkit.tensor.parameter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern for the dotted names of parameters: {@code *} stands for any characters, dots too, or
 * for none; everything else stands for itself. {@code decoder.*} matches all of a decoder, {@code
 * *.bias} every bias.
 */
public final class NamePattern {
  private static final Pattern REFERENCE = Pattern.compile("\\$(\\d+)");

  private final String text;
  private final Pattern expression;

  private NamePattern(String text) {
    this.text = text;
    this.expression = Pattern.compile("\\Q" + text.replace("*", "\\E(.*?)\\Q") + "\\E");
  }

  /**
   * A pattern.
   *
   * @throws IllegalArgumentException if it is empty or holds what no name holds: blanks or
   *     backslashes
   */
  public static NamePattern of(String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> c == '\\' || Character.isWhitespace(c))) {
      throw new IllegalArgumentException(
          "a pattern for names is not empty and has no blanks or backslashes, unlike '%s'"
              .formatted(text));
    }
    return new NamePattern(text);
  }

  /** Whether the whole of a name fits. */
  public boolean matches(String name) {
    return expression.matcher(name).matches();
  }

  /**
   * The name that takes the place of one that fits.
   *
   * @param replacement may have {@code $1} for what the first {@code *} stands for, {@code $2} for
   *     the second, …; the earlier ones take as little as they can
   * @return nothing if the name does not fit
   * @throws IllegalArgumentException if the replacement refers to a {@code *} that is not there
   */
  public Optional<String> rename(String name, String replacement) {
    requireReplacement(replacement);
    Matcher matcher = expression.matcher(name);
    return matcher.matches()
        ? Optional.of(
            REFERENCE
                .matcher(replacement)
                .replaceAll(reference ->
                    Matcher.quoteReplacement(matcher.group(Integer.parseInt(reference.group(1))))))
        : Optional.empty();
  }

  /**
   * Checks what a name is replaced with.
   *
   * @throws IllegalArgumentException if it refers to a {@code *} that is not there
   */
  public void requireReplacement(String replacement) {
    long stars = text.chars().filter(c -> c == '*').count();
    REFERENCE
        .matcher(replacement)
        .results()
        .filter(reference -> {
          String number = reference.group(1);
          return number.length() > 2 || Integer.parseInt(number) > stars || number.equals("0");
        })
        .findFirst()
        .ifPresent(reference -> {
          throw new IllegalArgumentException(
              "'%s' refers to %s, but '%s' has %d *"
                  .formatted(replacement, reference.group(), text, stars));
        });
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
