package org.attentiontoolkit.runner.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.report.markup.Markup;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attention as a PNG picture: what was read from left to right, what was written from top to
 * bottom, darker where it looked more, with a scale of the weights. Several maps stand below each
 * other. Needs no display.
 */
public final class AttentionPicture {
  private static final Logger LOG = LoggerFactory.getLogger(AttentionPicture.class);
  private static final int MOST_FILES = 64;
  private static final int SCALE = 2;
  private static final int CELL = 24;
  private static final int MARGIN = 16;
  private static final int TITLE = 26;
  private static final int LINE = 16;
  private static final int LEGEND = 30;
  private static final int RAMP = 100;
  private static final int LONGEST = 18;
  private static final int MOST_PIXELS = 120_000_000;
  private static final Color INK = new Color(0x1b2230);
  private static final Color MUTED = new Color(0x5c6678);
  private static final Color FRAME = new Color(0xb8c0cc);
  private static final Color HEAT = new Color(0x0b4fa8);

  private final List<Panel> panels = new ArrayList<>();
  private final Font font;

  private AttentionPicture(List<AttentionMap> maps) {
    this.font = Fonts.sans(13);
    BufferedImage nothing = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = nothing.createGraphics();
    FontMetrics metrics = graphics.getFontMetrics(font);
    maps.forEach(map -> panels.add(Panel.of(map, metrics)));
    graphics.dispose();
  }

  /** A map and the room its labels take. */
  private record Panel(AttentionMap map, int left, int top, int title) {
    static Panel of(AttentionMap map, FontMetrics metrics) {
      int top = (int) (widest(map.keys(), metrics) * Math.sqrt(0.5)) + 18;
      int names =
          Math.max(
              metrics.stringWidth(MapWords.rows(map)), metrics.stringWidth(MapWords.columns(map)));
      int left = Math.max(widest(map.queries(), metrics), names) + 12;
      int title = metrics.stringWidth(MapWords.title(map)) * 6 / 5; // it is bold
      return new Panel(map, left, Math.max(top, 2 * LINE + 12), title);
    }

    private static int widest(List<String> labels, FontMetrics metrics) {
      return labels.stream()
          .mapToInt(l -> metrics.stringWidth(Markup.cut(l, LONGEST)))
          .max()
          .orElse(0);
    }

    int width() {
      return Math.max(left + map.keys().size() * CELL + top, title);
    }

    int height() {
      return TITLE + top + map.queries().size() * CELL + MARGIN;
    }
  }

  /**
   * Writes a picture.
   *
   * @param maps at least one
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when the system has no fonts, when
   *     the picture would be too large, when the file cannot be written
   */
  public static void write(Path file, List<AttentionMap> maps) {
    BufferedImage image = new AttentionPicture(maps).draw();
    WholeFile.write(
        file,
        channel -> {
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
          if (!ImageIO.write(image, "png", out)) {
            throw new IOException("no writer for PNG");
          }
          out.flush();
        });
  }

  /**
   * Writes pictures of the first maps into a run's folder. A system without fonts is one warning:
   * the report shows the same.
   *
   * @return the files, {@code attention/EXAMPLE-PLACE-HEAD.png}, examples and heads from 1
   */
  public static List<Path> writeAll(RunFolder folder, List<AttentionMap> maps) {
    List<Path> files = new ArrayList<>();
    try {
      for (AttentionMap map : maps.subList(0, Math.min(MOST_FILES, maps.size()))) {
        Path file = folder.attention().resolve(fileName(map));
        write(file, List.of(map));
        files.add(file);
      }
    } catch (ToolkitException e) {
      if (e.problems().stream().noneMatch(p -> p.id().equals(Fonts.MISSING))) {
        throw e;
      }
      LOG.warn("No pictures of attention: {}", e.getMessage());
    }
    return files;
  }

  private static String fileName(AttentionMap map) {
    String place = map.place().replaceAll("[^\\p{L}\\p{N}._-]", "_");
    return String.format(Locale.ROOT, "%04d-%s-%d.png", map.example() + 1, place, map.head() + 1);
  }

  private BufferedImage draw() {
    int panelWidth = panels.stream().mapToInt(Panel::width).max().orElse(0);
    int width = 2 * MARGIN + Math.max(2 * RAMP, panelWidth);
    int height = MARGIN + LEGEND + panels.stream().mapToInt(Panel::height).sum();
    if ((long) width * height * SCALE * SCALE > MOST_PIXELS) {
      throw Problem.input(
              "picture.too-large", "A picture of " + panels.size() + " attentions is too large.")
          .hint("Translate fewer lines at a time, or ask for a page (.html).")
          .exception();
    }
    BufferedImage image =
        new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.scale(SCALE, SCALE);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      graphics.setFont(font);
      graphics.translate(MARGIN, MARGIN);
      legend(graphics);
      graphics.translate(0, LEGEND);
      for (Panel panel : panels) {
        draw(graphics, panel);
        graphics.translate(0, panel.height());
      }
    } finally {
      graphics.dispose();
    }
    return image;
  }

  /** The colours of the weights 0 to 1. */
  private void legend(Graphics2D graphics) {
    FontMetrics metrics = graphics.getFontMetrics(font);
    int left = metrics.stringWidth("weight 0") + 6;
    graphics.setColor(INK);
    graphics.drawString("weight 0", 0, 12);
    graphics.drawString("1", left + RAMP + 6, 12);
    for (int x = 0; x < RAMP; x++) {
      graphics.setColor(shade(x / (RAMP - 1.0)));
      graphics.fillRect(left + x, 2, 1, 11);
    }
    graphics.setColor(FRAME);
    graphics.drawRect(left, 2, RAMP, 11);
  }

  private void draw(Graphics2D graphics, Panel panel) {
    AttentionMap map = panel.map();
    graphics.setColor(INK);
    graphics.setFont(font.deriveFont(Font.BOLD));
    graphics.drawString(MapWords.title(map), 0, 14);
    graphics.setFont(font);
    int top = TITLE + panel.top();
    FontMetrics metrics = graphics.getFontMetrics();
    names(graphics, map, panel.left() - 8, top - 8);
    for (int row = 0; row < map.queries().size(); row++) {
      String label = Markup.cut(map.queries().get(row), LONGEST);
      int x = panel.left() - 8 - metrics.stringWidth(label);
      graphics.drawString(label, x, top + row * CELL + CELL / 2 + 5);
    }
    AffineTransform upright = graphics.getTransform();
    for (int column = 0; column < map.keys().size(); column++) {
      graphics.translate(panel.left() + column * CELL + CELL / 2 + 2, top - 7);
      graphics.rotate(-Math.PI / 4);
      graphics.drawString(Markup.cut(map.keys().get(column), LONGEST), 0, 0);
      graphics.setTransform(upright);
    }
    cells(graphics, map.weights(), panel.left(), top);
    graphics.setColor(FRAME);
    graphics.setStroke(new BasicStroke(1));
    graphics.drawRect(panel.left(), top, map.keys().size() * CELL, map.queries().size() * CELL);
  }

  /** What rows and columns are, in the corner. */
  private static void names(Graphics2D graphics, AttentionMap map, int right, int bottom) {
    graphics.setColor(MUTED);
    FontMetrics metrics = graphics.getFontMetrics();
    String columns = MapWords.columns(map);
    String rows = MapWords.rows(map);
    graphics.drawString(columns, right - metrics.stringWidth(columns), bottom - LINE);
    graphics.drawString(rows, right - metrics.stringWidth(rows), bottom);
    graphics.setColor(INK);
  }

  private static void cells(Graphics2D graphics, double[][] weights, int left, int top) {
    for (int row = 0; row < weights.length; row++) {
      for (int column = 0; column < weights[row].length; column++) {
        graphics.setColor(shade(weights[row][column]));
        graphics.fill(new Rectangle2D.Double(left + column * CELL, top + row * CELL, CELL, CELL));
      }
    }
  }

  /** White for 0, the full colour for 1. */
  private static Color shade(double weight) {
    double w = Double.isFinite(weight) ? Math.clamp(weight, 0, 1) : 0;
    return new Color(
        (int) Math.round(255 + (HEAT.getRed() - 255) * w),
        (int) Math.round(255 + (HEAT.getGreen() - 255) * w),
        (int) Math.round(255 + (HEAT.getBlue() - 255) * w));
  }
}
