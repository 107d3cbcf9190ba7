package org.attentiontoolkit.runner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AttentionPictureTest {
  @TempDir private Path folder;

  /** White where the weight is 0, the full colour where it is 1; labels in between. */
  @Test
  void darkerWhereItLookedMore() throws IOException {
    AttentionMap map =
        new AttentionMap(
            0,
            "attention",
            0,
            List.of("ja", "</s>"),
            List.of("yes", "</s>"),
            new double[][] {{1, 0}, {0, 1}});
    Path file = folder.resolve("a.png");
    AttentionPicture.write(file, List.of(map));
    BufferedImage image = ImageIO.read(file.toFile());
    int full = 0;
    int ink = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y) & 0xffffff;
        full += rgb == 0x0b4fa8 ? 1 : 0;
        ink += rgb == 0x1b2230 ? 1 : 0;
      }
    }
    assertThat(full)
        .as("two cells of 48 × 48 and the end of the scale, less frames")
        .isBetween(4000, 2 * 48 * 48 + 2 * 22);
    assertThat(ink).as("letters").isGreaterThan(100);
    assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0xffffff);
  }

  @Test
  void oneFileAMapInARunsFolder() {
    RunFolder run = RunFolder.create(folder, "quickstart", Optional.empty());
    AttentionMap odd =
        new AttentionMap(11, "layer 1/self", 2, List.of("ש"), List.of("字"), new double[][] {{1}});
    assertThat(AttentionPicture.writeAll(run, List.of(Example.square(0, 3), odd)))
        .extracting(p -> p.getFileName().toString())
        .containsExactly("0001-attention-1.png", "0012-layer_1_self-3.png");
    assertThat(run.attention()).isDirectoryContaining(Files::isRegularFile);
  }

  @Test
  void emptyAndBrokenMapsAreDrawn() {
    AttentionMap empty =
        new AttentionMap(0, "attention", 0, List.of(), List.of(), new double[][] {});
    AttentionMap broken =
        new AttentionMap(
            0, "attention", 0, List.of("a"), List.of("b"), new double[][] {{Double.NaN}});
    AttentionPicture.write(folder.resolve("a.png"), List.of(empty, broken));
    assertThat(folder.resolve("a.png")).isNotEmptyFile();
  }

  @Test
  void aPictureNobodyCouldLookAtIsRefused() {
    assertThatThrownBy(() ->
            AttentionPicture.write(
                folder.resolve("a.png"), Collections.nCopies(200, Example.square(0, 60))))
        .hasMessageStartingWith("picture.too-large · A picture of 200 attentions is too large.");
  }

  /** What JDK 25 throws on systems without fontconfig or without fonts. */
  @Test
  void withoutFontsItSaysWhatToInstall() {
    for (Throwable fault :
        List.of(
            new RuntimeException(
                "Fontconfig head is null, check your fonts or fonts configuration"),
            new Error("Probable fatal error: No physical fonts found."),
            new InternalError("java.lang.reflect.InvocationTargetException"),
            new NoClassDefFoundError("sun/awt/X11FontManager"),
            new UnsatisfiedLinkError("libfreetype.so.6"),
            new NullPointerException("FontConfiguration.head"))) {
      assertThatThrownBy(() ->
              Fonts.usable(() -> {
                throw sneaky(fault);
              }))
          .hasMessageStartingWith(
              "picture.no-fonts · A picture needs a font, and this system has none. · Install one");
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException sneaky(Throwable fault) throws E {
    throw (E) fault;
  }
}
