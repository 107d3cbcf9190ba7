package org.attentiontoolkit.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.data.TextExample;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.testkit.DataSourceContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlainTextContractTest extends DataSourceContract {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("x.txt"), "one\ntwo three\n");
    Files.writeString(folder.resolve("gaps.txt"), "one\n\n \nfour\n");
    Files.writeString(folder.resolve("empty.txt"), "");
  }

  @Override
  protected DataSource source() {
    return text("x.txt", EmptyLines.REFUSE);
  }

  private PlainText text(String valid, EmptyLines emptyLines) {
    return new PlainText(
        folder, "x.txt", Optional.of(valid), Optional.empty(), Map.of("more", "x.txt"), emptyLines);
  }

  @Test
  void emptyLinesAreRefusedOrSkippedAndLinesKeepTheirNumbers() {
    assertThatThrownBy(() -> read(text("gaps.txt", EmptyLines.REFUSE)))
        .hasMessageContainingAll("2 lines are empty", "gaps.txt:2", "gaps.txt:3");
    assertThat(read(text("gaps.txt", EmptyLines.SKIP)))
        .containsExactly(new TextExample(List.of("one"), 1), new TextExample(List.of("four"), 4));
    assertThatThrownBy(() -> read(text("empty.txt", EmptyLines.SKIP)))
        .hasMessageContainingAll("data.empty", "empty.txt");
    assertThatThrownBy(() -> text("none.txt", EmptyLines.SKIP).check())
        .hasMessageContainingAll("file.missing", "none.txt");
  }

  @Test
  void aSetHasOneDescription() {
    assertThatThrownBy(() ->
            new PlainText(
                folder,
                "x.txt",
                Optional.of("x.txt"),
                Optional.empty(),
                Map.of("valid", "x.txt"),
                EmptyLines.SKIP))
        .hasMessageContaining("described twice");
  }

  private static List<TextExample> read(PlainText text) {
    List<TextExample> examples = new ArrayList<>();
    text.read("valid", examples::add, Stop.NEVER);
    return examples;
  }
}
