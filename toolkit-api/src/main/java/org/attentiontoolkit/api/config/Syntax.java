package org.attentiontoolkit.api.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attentiontoolkit.tensor.error.Problem;

/** What Typesafe Config says of a file, in our words. */
final class Syntax {
  private static final Pattern NO_VALUE = Pattern.compile("Key '(.*?)' may not be followed by .*");
  private static final Pattern SUBSTITUTION =
      Pattern.compile("Could not resolve substitution to a value: (\\$\\{[^}]*})(.*)");

  private Syntax() {}

  static Problem problem(ConfigException fault, Path file) {
    ConfigOrigin origin = fault.origin();
    String message = sentence(fault);
    String where = origin == null ? Origins.shorten(file) : Origins.text(origin);
    if (fault instanceof ConfigException.UnresolvedSubstitution) {
      return unresolved(message).at(where);
    }
    return syntax(message, where, origin == null ? file : Origins.file(origin).orElse(file));
  }

  /** The message without its place. */
  static String sentence(ConfigException fault) {
    String message = String.valueOf(fault.getMessage());
    return fault.origin() == null
        ? message
        : message.replace(fault.origin().description() + ": ", "");
  }

  private static Problem unresolved(String message) {
    Matcher form = SUBSTITUTION.matcher(message);
    if (!form.matches()) {
      return Problem.input("config.unresolved", message);
    }
    String reference = form.group(1);
    if (form.group(2).contains("cycle")) {
      return Problem.input("config.unresolved", reference + " refers to itself");
    }
    return Problem.input("config.unresolved", reference + " refers to a key that is not there")
        .hint(
            "set it in the file, or write ${?…} if it may be missing; environment variables are"
                + " not looked at");
  }

  private static Problem syntax(String message, String where, Path file) {
    HoconScanner scan = new HoconScanner(HoconFile.text(file));
    Matcher noValue = NO_VALUE.matcher(message);
    if (message.contains("end of file") && message.contains("close")) {
      return input("a block or list that begins here is not closed before the end of the file")
          .at(Origins.shorten(file) + ":" + scan.lineOfUnclosed())
          .hint("every { needs its }, every [ its ]");
    } else if (noValue.matches()) {
      String key = noValue.group(1);
      return input("the key " + key + " has no value")
          .at(Origins.shorten(file) + ":" + scan.lastLineOf(key, line(where)))
          .hint("write key = value");
    } else if (message.contains("newline in quoted")) {
      return input("a quoted text is not closed on its line").at(where);
    }
    String told = message.replaceFirst(" \\((?s:.*)", "");
    Problem problem = input(Character.toLowerCase(told.charAt(0)) + told.substring(1)).at(where);
    return message.contains("(if you intended")
        ? problem.hint("text with signs such as : = , { } [ ] # needs double quotes")
        : problem;
  }

  private static int line(String where) {
    String digits = where.substring(where.lastIndexOf(':') + 1);
    return digits.chars().allMatch(Character::isDigit) && !digits.isEmpty()
        ? Integer.parseInt(digits)
        : Integer.MAX_VALUE;
  }

  private static Problem input(String sentence) {
    return Problem.input("config.syntax", sentence);
  }
}
