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
    String message = String.valueOf(fault.getMessage());
    String where = Origins.shorten(file);
    if (origin != null) {
      message = message.replace(origin.description() + ": ", "");
      where = Origins.text(origin);
    }
    return (fault instanceof ConfigException.UnresolvedSubstitution
            ? unresolved(message)
            : syntax(message))
        .at(where);
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

  private static Problem syntax(String message) {
    Matcher noValue = NO_VALUE.matcher(message);
    if (message.contains("end of file") && message.contains("close")) {
      return input("a block or list is not closed before the end of the file")
          .hint("every { needs its }, every [ its ]");
    } else if (noValue.matches()) {
      return input("the key " + noValue.group(1) + " has no value").hint("write key = value");
    } else if (message.contains("newline in quoted")) {
      return input("a quoted text is not closed on its line");
    }
    String told = message.replaceFirst(" \\((if you intended|JSON does not allow)(?s:.*)", "");
    return input(Character.toLowerCase(told.charAt(0)) + told.substring(1))
        .hint("text with signs such as : = , { } [ ] # needs double quotes");
  }

  private static Problem input(String sentence) {
    return Problem.input("config.syntax", sentence);
  }
}
