package org.attentiontoolkit.runner.folder;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;

/**
 * Predictions as tab-separated text with a header: source, reference (unless none is known),
 * output, notes (with spaces between them), and a column for each score of single examples. Tabs,
 * line ends and backslashes of the texts are written {@code \t}, {@code \n}, {@code \r} and {@code
 * \\}. Files of earlier versions have the first three columns only.
 */
final class PredictionTable {
  private static final List<String> TEXTS = List.of("source", "reference", "output");
  private static final List<String> UNREFERENCED = List.of("source", "output");
  private static final String NOTES = "notes";
  private static final MathContext DIGITS = new MathContext(6);

  private PredictionTable() {}

  static String write(List<Prediction> predictions) {
    List<String> scores =
        predictions.stream()
            .map(Prediction::scores)
            .map(Map::keySet)
            .flatMap(Collection::stream)
            .distinct()
            .toList();
    boolean known = predictions.stream().allMatch(p -> p.reference().isPresent());
    StringBuilder text = new StringBuilder(String.join("\t", known ? TEXTS : UNREFERENCED));
    text.append('\t').append(NOTES);
    scores.forEach(name -> text.append('\t').append(escape(name)));
    text.append('\n');
    for (Prediction p : predictions) {
      text.append(escape(p.source())).append('\t');
      if (known) {
        text.append(escape(p.reference().orElseThrow())).append('\t');
      }
      text.append(escape(p.output())).append('\t');
      text.append(escape(String.join(" ", p.notes())));
      for (String name : scores) {
        text.append('\t');
        if (p.scores().containsKey(name)) {
          text.append(number(p.scores().get(name)));
        }
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }

  static List<Prediction> read(Path file) {
    String[] lines;
    try {
      lines = Files.readString(file).split("\n", -1);
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
    List<String> columns = List.of(lines[0].split("\t", -1));
    int texts = texts(columns);
    List<Prediction> predictions = new ArrayList<>(lines.length);
    for (int i = 1; i < lines.length - 1; i++) {
      String[] cells = lines[i].split("\t", -1);
      if (columns.size() < texts || cells.length != columns.size()) {
        throw damaged(
            "A line of the predictions has %d columns, not %d."
                .formatted(cells.length, Math.max(texts, columns.size())),
            file,
            i);
      }
      try {
        predictions.add(prediction(columns, texts, cells));
      } catch (NumberFormatException e) {
        throw damaged("A score of a prediction is no number.", file, i);
      }
    }
    return predictions;
  }

  private static RuntimeException damaged(String sentence, Path file, int line) {
    return Problem.input("run.damaged", sentence).at(file + ":" + (line + 1)).exception();
  }

  /** How many columns are texts; all of them, unless the header has no reference. */
  private static int texts(List<String> columns) {
    boolean unreferenced =
        columns.size() >= UNREFERENCED.size()
            && columns.subList(0, UNREFERENCED.size()).equals(UNREFERENCED);
    return unreferenced ? UNREFERENCED.size() : TEXTS.size();
  }

  private static Prediction prediction(List<String> columns, int texts, String[] cells) {
    List<String> notes = List.of();
    Map<String, Double> scores = new LinkedHashMap<>();
    for (int i = texts; i < cells.length; i++) {
      if (cells[i].isEmpty()) {
        continue;
      }
      if (columns.get(i).equals(NOTES)) {
        notes = List.of(unescape(cells[i]).split(" ", -1));
      } else {
        scores.put(unescape(columns.get(i)), Double.parseDouble(cells[i]));
      }
    }
    Optional<String> reference =
        texts == TEXTS.size() ? Optional.of(unescape(cells[1])) : Optional.empty();
    return new Prediction(unescape(cells[0]), reference, unescape(cells[texts - 1]), notes, scores);
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        char code = text.charAt(i);
        plain.append(
            switch (code) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> code;
            });
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
