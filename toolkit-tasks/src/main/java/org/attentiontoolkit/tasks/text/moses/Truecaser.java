package org.attentiontoolkit.tasks.text.moses;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.WholeFile;

/**
 * Words in the case in which they are met most often where no sentence begins, as Moses's
 * train-truecaser.perl and truecase.perl have it. The file is as theirs: a line a word, {@code The
 * (3/10) the (7)} the most frequent first.
 *
 * @param counts by word in small letters: each form with its count, in the order in which they were
 *     met
 */
record Truecaser(Map<String, Map<String, Long>> counts) {
  private static final Set<String> ENDS = Set.of(".", ":", "?", "!");
  private static final Set<String> BEFORE_THE_FIRST =
      Set.of("(", "[", "\"", "'", "&apos;", "&quot;", "&#91;", "&#93;");
  private static final Pattern CASED = Pattern.compile("[\\p{Ll}\\p{Lu}]");
  private static final Pattern FORM = Pattern.compile("(\\S+) \\((\\d+)(?:/\\d+)?\\)(?: |\\z)");

  /** One that knows no word. */
  static Truecaser empty() {
    return new Truecaser(new LinkedHashMap<>());
  }

  /** Learns from the tokens of a text, but for the first of each sentence. */
  void learn(List<String> tokens) {
    boolean begins = true;
    for (String token : tokens) {
      if (BEFORE_THE_FIRST.contains(token)) {
        continue;
      }
      if (!begins && ENDS.contains(token)) {
        begins = true;
        continue;
      }
      if (!begins && CASED.matcher(token).find()) {
        counts
            .computeIfAbsent(lower(token), _ -> new LinkedHashMap<>())
            .merge(token, 1L, Long::sum);
      }
      begins = false;
    }
  }

  /** The usual form of each token; of equally frequent ones that which was met first. */
  List<String> truecased(List<String> tokens) {
    return tokens.stream().map(token -> usual(token).orElse(token)).toList();
  }

  private Optional<String> usual(String token) {
    return Optional.ofNullable(counts.get(lower(token))).map(forms -> sorted(forms).getFirst());
  }

  private static List<String> sorted(Map<String, Long> forms) {
    return forms.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Tokens with a capital where a sentence begins. */
  static List<String> withCapitals(List<String> tokens) {
    List<String> cased = new ArrayList<>(tokens.size());
    boolean begins = true;
    for (String token : tokens) {
      String shown = begins ? capitalised(token) : token;
      cased.add(shown);
      if (ENDS.contains(shown)) {
        begins = true;
      } else if (!BEFORE_THE_FIRST.contains(shown)) {
        begins = false;
      }
    }
    return cased;
  }

  private static String capitalised(String token) {
    int first = token.offsetByCodePoints(0, 1);
    return token.substring(0, first).toUpperCase(Locale.ROOT) + token.substring(first);
  }

  private static String lower(String token) {
    return token.toLowerCase(Locale.ROOT);
  }

  /** The lines of its file. */
  String lines() {
    return counts.values().stream().map(Truecaser::line).collect(Collectors.joining());
  }

  private static String line(Map<String, Long> forms) {
    long all = forms.values().stream().mapToLong(Long::longValue).sum();
    List<String> shown = new ArrayList<>();
    for (String form : sorted(forms)) {
      String of = shown.isEmpty() ? "/" + all : "";
      shown.add("%s (%d%s)".formatted(form, forms.get(form), of));
    }
    return String.join(" ", shown) + "\n";
  }

  /** Writes its file. */
  void write(Path file) {
    WholeFile.write(file, lines());
  }

  /** Reads a file. */
  static Truecaser read(Path file) {
    Truecaser read = empty();
    try (TextLines lines = TextLines.open(file)) {
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        read.readForms(line.get(), lines.place());
      }
    }
    return read;
  }

  private void readForms(String line, String place) {
    Matcher form = FORM.matcher(line);
    int end = 0;
    while (form.find() && form.start() == end) {
      counts
          .computeIfAbsent(lower(form.group(1)), _ -> new LinkedHashMap<>())
          .put(form.group(1), Long.valueOf(form.group(2)));
      end = form.end();
    }
    if (end < line.length() || line.isEmpty()) {
      throw Problem.input("truecase.model", "The line does not hold forms of a word with counts.")
          .at(place)
          .hint("A line is such as: The (3/10) the (7).")
          .exception();
    }
  }
}
