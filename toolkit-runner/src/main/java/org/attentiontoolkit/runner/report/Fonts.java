package org.attentiontoolkit.runner.report;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.util.function.Supplier;
import org.attentiontoolkit.tensor.error.Problem;

/** The font of pictures. Java has none of its own: it takes the system's. */
final class Fonts {
  private Fonts() {}

  /**
   * The system's sans-serif font.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when the system has no fonts
   */
  static Font sans(int size) {
    return usable(() -> new Font(Font.SANS_SERIF, Font.PLAIN, size));
  }

  /** Tries a font out: without fonts or font libraries Java fails in several ways, at first use. */
  static Font usable(Supplier<Font> supplier) {
    try {
      GraphicsEnvironment.getLocalGraphicsEnvironment();
      Font font = supplier.get();
      if (font.getStringBounds("a", new FontRenderContext(null, true, true)).getWidth() > 0) {
        return font;
      }
      throw missing(new IllegalStateException("letters without width"));
    } catch (NullPointerException | IllegalStateException | LinkageError | InternalError e) {
      throw missing(e);
    } catch (RuntimeException e) {
      if (String.valueOf(e.getMessage()).contains("ontconfig")) {
        throw missing(e);
      }
      throw e;
    }
  }

  private static RuntimeException missing(Throwable reason) {
    return Problem.failure("picture.no-fonts", "A picture needs a font, and this system has none.")
        .hint(
            "Install one, on Debian and Ubuntu: apt-get install fontconfig fonts-dejavu-core; or"
                + " ask for a page (.html), which needs none.")
        .exception(reason);
  }
}
