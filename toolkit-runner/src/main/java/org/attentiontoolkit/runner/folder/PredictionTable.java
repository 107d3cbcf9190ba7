package org.attentiontoolkit.runner.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.api.task.Prediction;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;

/**
 * Predictions as tab-separated text with a header. Tabs, line ends and backslashes of the texts are
 * written {@code \t}, {@code \n}, {@code \r} and {@code \\}.
 */
final class PredictionTable {
  private static final String HEADER = "source\treference\toutput";

  private PredictionTable() {}

  static String write(List<Prediction> predictions) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (Prediction p : predictions) {
      text.append(escape(p.source())).append('\t');
      text.append(escape(p.reference())).append('\t');
      text.append(escape(p.output())).append('\n');
    }
    return text.toString();
  }

  static List<Prediction> read(Path file) {
    String[] lines;
    try {
      lines = Files.readString(file).split("\n", -1);
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
    List<Prediction> predictions = new ArrayList<>(lines.length);
    for (int i = 1; i < lines.length - 1; i++) {
      String[] cells = lines[i].split("\t", -1);
      if (cells.length != 3) {
        throw Problem.input(
                "run.damaged", "A line of the predictions has " + cells.length + " columns, not 3.")
            .at(file + ":" + (i + 1))
            .exception();
      }
      predictions.add(new Prediction(unescape(cells[0]), unescape(cells[1]), unescape(cells[2])));
    }
    return predictions;
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
