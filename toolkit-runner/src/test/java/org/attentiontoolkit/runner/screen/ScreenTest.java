package org.attentiontoolkit.runner.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.attentiontoolkit.runner.testing.TerminalPicture;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void theStatusStaysBelowTheLines() {
    Screen screen = screen(OptionalInt.of(20));
    screen.line("one");
    screen.status("working, 10 %");
    screen.line("two");
    assertThat(picture(20)).containsExactly("one", "two", "working, 10 %");
  }

  @Test
  void aShorterStatusLeavesNothingOfALongerOne() {
    Screen screen = screen(OptionalInt.of(20));
    screen.status("working, 100 %");
    screen.status("done");
    assertThat(picture(20)).containsExactly("done");
    screen.status("");
    assertThat(picture(20)).containsExactly("");
  }

  @Test
  void aLongStatusIsCutAndNeverWraps() {
    Screen screen = screen(OptionalInt.of(20));
    screen.status("0123456789012345678901234567890");
    screen.status("0123456789 0123456789 0123456789");
    assertThat(picture(20)).containsExactly("0123456789 01234567");
    assertThat(picture(12)).as("the window was made narrower").hasSize(1);
  }

  @Test
  void aLongLineWrapsAndCoversTheStatus() {
    Screen screen = screen(OptionalInt.of(10));
    screen.status("status");
    screen.line("0123456789abc");
    assertThat(picture(10)).containsExactly("0123456789", "abc", "status");
  }

  @Test
  void aLineOfExactlyTheWidthIsWhole() {
    Screen screen = screen(OptionalInt.of(10));
    screen.status("status");
    screen.line("0123456789");
    assertThat(picture(10)).containsExactly("0123456789", "status");
  }

  @Test
  void withoutATerminalThereAreOnlyLines() {
    Screen screen = screen(OptionalInt.empty());
    screen.status("working");
    screen.line("one");
    screen.status("");
    assertThat(text()).isEqualTo("one" + System.lineSeparator());
  }

  private Screen screen(OptionalInt columns) {
    return new Screen(new PrintStream(written, false, StandardCharsets.UTF_8), columns);
  }

  private List<String> picture(int columns) {
    return TerminalPicture.of(columns, text().replace(System.lineSeparator(), "\r\n"));
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
