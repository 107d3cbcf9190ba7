package org.attentiontoolkit.tasks.text.moses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attentiontoolkit.api.text.TrainingText;
import org.attentiontoolkit.tasks.text.moses.MosesTokenizer.LetterCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts, joins and cases as sacremoses 0.2.0 (moses_cases.py). */
final class SacremosesTest {
  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})|\\\\\\\\");

  @TempDir Path folder;

  @Test
  void cutsAndJoins() throws Exception {
    String text = "";
    String tokens = "";
    int cut = 0;
    List<String> different = new ArrayList<>();
    for (String line : lines()) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("text")) {
        text = value(line, 1);
      } else if (words[0].equals("tok")) {
        tokens = value(line, 4);
        cut++;
        MosesTokenizer moses = moses(words[1], words[2], words[3], LetterCase.KEEP);
        String ours = String.join(" ", moses.tokenise(text));
        if (!ours.equals(tokens)) {
          different.add(line + "\n  is " + ours);
        }
      } else if (words[0].equals("detok")) {
        String ours =
            moses(words[1], words[2], "False", LetterCase.KEEP)
                .detokenise(tokens.isEmpty() ? List.of() : List.of(tokens.split(" ", -1)));
        if (!ours.equals(value(line, 3))) {
          different.add(tokens + "\n" + line + "\n  is " + ours);
        }
      }
    }
    assertThat(different).isEmpty();
    assertThat(cut).isGreaterThan(1500);
  }

  @Test
  void truecases() throws Exception {
    List<String> corpus = new ArrayList<>();
    List<String> lines = lines();
    lines.stream().filter(l -> l.startsWith("learn ")).forEach(l -> corpus.add(value(l, 1)));
    Truecaser truecaser = Truecaser.empty();
    corpus.forEach(line -> truecaser.learn(tokens(line)));
    truecaser.write(folder.resolve("model"));
    Truecaser read = Truecaser.read(folder.resolve("model"));
    assertThat(read.lines()).isEqualTo(truecaser.lines());
    int cased = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("truecase ")) {
        List<String> tokens = tokens(value(lines.get(i), 1));
        List<String> expected = tokens(value(lines.get(i + 1), 1));
        assertThat(truecaser.truecased(tokens)).isEqualTo(expected);
        assertThat(read.truecased(tokens)).isEqualTo(expected);
        assertThat(Truecaser.withCapitals(expected)).isEqualTo(tokens(value(lines.get(i + 2), 1)));
        cased++;
      }
    }
    assertThat(cased).isEqualTo(10);
  }

  /** Rules learned from raw lines are kept, and a sentence comes back with its capital. */
  @Test
  void whatIsLearnedIsKept() throws Exception {
    MosesTokenizer fresh = moses("en", "False", "False", LetterCase.TRUECASE);
    List<String> lines = List.of("We saw the Hague.", "Then the dog saw us.", "The dog left.");
    TrainingText.Side side = new TrainingText.Side(fresh, lines::forEach);
    MosesTokenizer learned = fresh.learn(new TrainingText(side, List.of(side)));
    learned.write(folder, "source");
    MosesTokenizer read = fresh.read(folder, "source");
    for (MosesTokenizer moses : List.of(learned, read)) {
      assertThat(moses.tokenise("The Dog isn't lost."))
          .containsExactly("the", "dog", "isn", "'t", "lost", ".");
      assertThat(moses.detokenise(moses.tokenise("The Dog isn't lost.")))
          .isEqualTo("The dog isn't lost.");
    }
    assertThat(read.signature()).isEqualTo(learned.signature()).isNotEqualTo(fresh.signature());
    assertThat(moses("en", "False", "False", LetterCase.LOWER).tokenise("The End."))
        .containsExactly("the", "end", ".");
  }

  /** CLDR's lists: their abbreviations are not those of Moses, but English titles are in both. */
  @Test
  void withoutFileAbbreviationsAreThoseOfCldr() {
    MosesTokenizer moses =
        new MosesTokenizer(
            new MosesTokenizer.Config("en", false, false, Optional.empty(), LetterCase.KEEP));
    assertThat(moses.tokenise("Mr. J. Smith met Prof. Doe. Then."))
        .containsExactly("Mr.", "J.", "Smith", "met", "Prof.", "Doe", ".", "Then", ".");
    assertThat(NonbreakingPrefixes.ofLanguage("de").always()).contains("Abs", "Dipl.-Ing", "A");
    assertThat(NonbreakingPrefixes.ofLanguage("fr").always()).contains("Prof", "avr", "A");
  }

  private static MosesTokenizer moses(
      String language, String escape, String hyphens, LetterCase letterCase) throws Exception {
    return new MosesTokenizer(
        new MosesTokenizer.Config(
            language,
            escape.equals("True"),
            hyphens.equals("True"),
            Optional.of(prefixes()),
            letterCase));
  }

  private static Path prefixes() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(SacremosesTest.class.getResource("prefixes.txt")).toURI());
  }

  private static List<String> tokens(String line) {
    return line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
  }

  private static List<String> lines() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SacremosesTest.class.getResourceAsStream("moses-cases.txt"))) {
      return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1));
    }
  }

  /** What stands behind so many words of a line. */
  private static String value(String line, int words) {
    int begin = 0;
    for (int i = 0; i < words; i++) {
      begin = line.indexOf(' ', begin) + 1;
    }
    return ESCAPED
        .matcher(line.substring(begin))
        .replaceAll(m ->
            Matcher.quoteReplacement(
                m.group(1) == null
                    ? "\\"
                    : String.valueOf((char) Integer.parseInt(m.group(1), 16))));
  }
}
