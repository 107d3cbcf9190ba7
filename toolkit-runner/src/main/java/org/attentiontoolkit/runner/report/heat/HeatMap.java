package org.attentiontoolkit.runner.report.heat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.runner.report.markup.NumberText;

/**
 * Attention as SVG: what was read from left to right, what was written from top to bottom, darker
 * where it looked more. The page's script shows the weight under the pointer and lets the arrow
 * keys walk over the cells.
 */
final class HeatMap {
  private static final int LONGEST = 18;
  private static final double LETTER = 7.4;
  private static final double SLOPE = Math.sqrt(0.5);

  /** Room for the names of rows and columns, in the corner. */
  private static final double NAMES = 112;

  private static final int LINE = 15;

  /** Below this a cell is as good as white. */
  private static final double FAINT = 0.004;

  private final AttentionMap map;
  private final double cell;
  private final double left;
  private final double top;

  HeatMap(AttentionMap map) {
    this.map = map;
    int longest = Math.max(map.keys().size(), map.queries().size());
    this.cell = longest <= 16 ? 26 : longest <= 28 ? 21 : 17;
    this.left = Math.max(room(map.queries()) + 10, NAMES);
    this.top = Math.max(room(map.keys()) * SLOPE + 14, 2 * LINE + 8);
  }

  private static double room(List<String> labels) {
    return labels.stream().mapToDouble(HeatMap::room).max().orElse(LETTER);
  }

  /** Letters of East Asian scripts are about twice as wide. */
  private static double room(String label) {
    return Markup.cut(label, LONGEST).codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum() * LETTER;
  }

  String svg() {
    double width = left + map.keys().size() * cell + top;
    double height = top + map.queries().size() * cell + 4;
    StringBuilder svg = new StringBuilder("<svg class=\"heat\" tabindex=\"0\" role=\"img\"");
    svg.append(" viewBox=\"0 0 ").append(NumberText.coordinate(width)).append(' ');
    svg.append(NumberText.coordinate(height)).append("\" width=\"");
    svg.append(NumberText.coordinate(width)).append("\" height=\"");
    svg.append(NumberText.coordinate(height)).append("\" aria-label=\"").append(label());
    svg.append("\" data-cell=\"").append(NumberText.coordinate(left)).append(' ');
    svg.append(NumberText.coordinate(top)).append(' ').append(NumberText.coordinate(cell));
    svg.append("\" data-weights=\"").append(weights()).append("\">\n");
    svg.append(labels()).append(cells());
    svg.append("<rect class=\"frame\" x=\"").append(NumberText.coordinate(left)).append("\" y=\"");
    svg.append(NumberText.coordinate(top)).append("\" width=\"");
    svg.append(NumberText.coordinate(map.keys().size() * cell)).append("\" height=\"");
    svg.append(NumberText.coordinate(map.queries().size() * cell)).append("\"/>\n");
    svg.append("<rect class=\"at\" width=\"").append(cell).append("\" height=\"").append(cell);
    return svg.append("\" visibility=\"hidden\"/></svg>").toString();
  }

  private String label() {
    return "attention of "
        + map.queries().size()
        + " predicted tokens on "
        + map.keys().size()
        + " source tokens; arrow keys read the weights";
  }

  /** Rows of thousandths. */
  private String weights() {
    return java.util.Arrays.stream(map.weights())
        .map(row ->
            java.util.Arrays.stream(row)
                .mapToObj(w -> String.valueOf(Math.round(w * 1000)))
                .collect(Collectors.joining(" ")))
        .collect(Collectors.joining(";"));
  }

  private String labels() {
    String columns =
        IntStream.range(0, map.keys().size())
            .mapToObj(i ->
                "<text class=\"key\" transform=\"translate(%s %s) rotate(-45)\"%s"
                    .formatted(
                        NumberText.coordinate(left + (i + 0.6) * cell),
                        NumberText.coordinate(top - 6),
                        token(map.keys().get(i))))
            .collect(Collectors.joining("\n"));
    String rows =
        IntStream.range(0, map.queries().size())
            .mapToObj(i ->
                "<text class=\"query\" text-anchor=\"end\" x=\"%s\" y=\"%s\"%s"
                    .formatted(
                        NumberText.coordinate(left - 7),
                        NumberText.coordinate(top + (i + 0.5) * cell + 4),
                        token(map.queries().get(i))))
            .collect(Collectors.joining("\n"));
    return columns + "\n" + rows + "\n" + name(HeatMaps.KEYS, 1) + name(HeatMaps.QUERIES, 0);
  }

  private String name(String text, int line) {
    return "<text class=\"name\" text-anchor=\"end\" x=\"%s\" y=\"%s\">%s</text>\n"
        .formatted(
            NumberText.coordinate(left - 7), NumberText.coordinate(top - 8 - line * LINE), text);
  }

  private static String token(String token) {
    return " data-token=\"%s\">%s</text>"
        .formatted(Markup.escape(token), Markup.escape(Markup.cut(token, LONGEST)));
  }

  private String cells() {
    StringBuilder svg = new StringBuilder("<g class=\"cells\">");
    double[][] weights = map.weights();
    for (int row = 0; row < weights.length; row++) {
      for (int column = 0; column < weights[row].length; column++) {
        double weight = Math.min(1, weights[row][column]);
        if (weight >= FAINT) {
          svg.append(
              "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill-opacity=\"%s\"/>"
                  .formatted(
                      NumberText.coordinate(left + column * cell),
                      NumberText.coordinate(top + row * cell),
                      NumberText.coordinate(cell),
                      NumberText.coordinate(cell),
                      Math.round(weight * 1000) / 1e3));
        }
      }
    }
    return svg.append("</g>\n").toString();
  }
}
