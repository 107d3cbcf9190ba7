package org.attentiontoolkit.api.hocon;

import com.typesafe.config.ConfigException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attentiontoolkit.tensor.error.Problem;

/** What Typesafe Config finds wrong with a text that passed our own look at it, in our words. */
final class LibraryFaults {
  private static final Pattern REFERENCE =
      Pattern.compile("(?s)Could not resolve substitution to a value: (\\$\\{[^}]*})(.*)");

  private LibraryFaults() {}

  /**
   * The fault as a problem.
   *
   * @param whole the place of a fault that has none
   */
  static Problem problem(ConfigException fault, Origins origins, Place whole) {
    Problem problem =
        switch (fault) {
          case ConfigException.UnresolvedSubstitution _ -> unresolved(sentence(fault));
          case ConfigException.WrongType _ -> Problem.input("config.syntax", Tally.MIXED);
          case ConfigException.BugOrBroken _ ->
              Problem.input("config.unresolved", "its ${ } refer to each other in a circle");
          default -> Problem.input("config.syntax", lowerCase(sentence(fault)));
        };
    return problem.at(
        fault.origin() == null
            ? whole.text()
            : Place.text(Whereabouts.of(origins.places(fault.origin())).places()));
  }

  /** The message without its place, and without what it says of the library's own types. */
  private static String sentence(ConfigException fault) {
    String message = String.valueOf(fault.getMessage());
    String bare =
        fault.origin() == null ? message : message.replace(fault.origin().description() + ": ", "");
    return Hocon.cut(bare.replaceFirst(" \\((?s:.*)", ""), 200);
  }

  private static String lowerCase(String sentence) {
    return sentence.isEmpty()
        ? "can't be read"
        : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private static Problem unresolved(String message) {
    Matcher form = REFERENCE.matcher(message);
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
}
