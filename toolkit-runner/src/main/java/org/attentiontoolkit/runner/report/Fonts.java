package org.attentiontoolkit.runner.report;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.util.function.Supplier;
import org.attentiontoolkit.tensor.error.Problem;

/** The font of pictures. Java has none of its own: it takes the system's. */
final class Fonts {
  /** What the problem is called when there are none. */
  static final String MISSING = "picture.no-fonts";

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
      throw new InternalError("letters without width");
    } catch (RuntimeException | Error e) {
      if (isMissing(e)) {
        throw missing(e);
      }
      throw e;
    }
  }

  /** Without libraries: link and internal errors. Without fonts: messages that say so. */
  private static boolean isMissing(Throwable e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof LinkageError
        || e instanceof InternalError
        || message.contains("Fontconfig")
        || message.contains("FontConfiguration")
        || message.contains("No physical fonts");
  }

  private static RuntimeException missing(Throwable reason) {
    return Problem.failure(MISSING, "A picture needs a font, and this system has none.")
        .hint(
            "Install one, on Debian and Ubuntu: apt-get install fontconfig fonts-dejavu-core; or"
                + " ask for a page (.html), which needs none.")
        .exception(reason);
  }
}
