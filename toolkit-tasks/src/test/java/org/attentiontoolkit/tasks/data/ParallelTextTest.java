package org.attentiontoolkit.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.attentiontoolkit.api.data.TextExample;
import org.attentiontoolkit.api.task.EvaluationSet;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParallelTextTest {
  @TempDir Path folder;

  private ParallelText text(String source, String target, EmptyLines emptyLines)
      throws IOException {
    Files.writeString(folder.resolve("x.de"), source);
    Files.writeString(folder.resolve("x.en"), target);
    return text(folder, "x.de", "x.en", emptyLines);
  }

  private static ParallelText text(
      Path folder, String source, String target, EmptyLines emptyLines) {
    Optional<EvaluationTexts> evaluated =
        Optional.of(new EvaluationTexts(source, Optional.of(target)));
    return new ParallelText(
        folder, new TextFiles(source, target), evaluated, evaluated, Map.of(), emptyLines);
  }

  private static List<TextExample> read(ParallelText text) {
    List<TextExample> pairs = new ArrayList<>();
    text.read(EvaluationSet.TRAIN, pairs::add, Stop.NEVER);
    return pairs;
  }

  private String problem(String source, String target) throws IOException {
    ParallelText text = text(source, target, EmptyLines.REFUSE);
    ToolkitException e = catchThrowableOfType(ToolkitException.class, () -> read(text));
    assertThat(e.exitCode()).isEqualTo(2);
    return String.valueOf(e.getMessage()).replace(folder.toString() + "/", "");
  }

  @Test
  void pairsLines() throws IOException {
    assertThat(read(text("eins\nzwei\r\n", "one\ntwo", EmptyLines.REFUSE)))
        .containsExactly(
            new TextExample(List.of("eins", "one"), 1), new TextExample(List.of("zwei", "two"), 2));
  }

  /** A side may be gzipped, whatever its name. */
  @Test
  void gzippedFilesAreData() throws IOException {
    Files.writeString(folder.resolve("x.de"), "eins\nzwei\n");
    for (String name : List.of("x.en.gz", "x.en")) {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
        out.write("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
      }
      assertThat(read(text(folder, "x.de", name, EmptyLines.REFUSE)))
          .extracting(TextExample::texts)
          .containsExactly(List.of("eins", "one"), List.of("zwei", "two"));
    }
  }

  @Test
  void unequalLengthNamesBothCountsAndTheFirstLineWithoutPartner() throws IOException {
    assertThat(problem("a\nb\n", "a\nb\nc\nd\ne"))
        .isEqualTo(
            "data.unequal-length · The two files of a corpus must have equally many lines, but x.en"
                + " has 5 and x.de has 2. · x.en:3 is the first line without a partner · Are they"
                + " of the same corpus, and both whole?");
    assertThat(problem("a\nb\n", "a")).contains("x.de has 2 and x.en has 1", "x.de:2 is");
    assertThat(problem("a\n", "")).contains("x.de has 1 and x.en has 0", "x.de:1 is");
  }

  @Test
  void emptyLinesAreNamed() throws IOException {
    assertThat(problem("a\n\nc\n \n", "a\nb\n\t\nd\n"))
        .startsWith("data.empty-line · 3 lines are empty. · x.de:2, x.en:3, x.de:4 · ");
    assertThat(problem("\n".repeat(9), "a\n".repeat(9))).contains("x.de:5 and 4 more");
    assertThat(problem("a\nb\n", "a\n\n"))
        .startsWith("data.empty-line · A line is empty. · x.en:2");
  }

  @Test
  void emptyLinesCanBeSkipped() throws IOException {
    assertThat(read(text("a\n\nc\n", "a\nb\nc\n", EmptyLines.SKIP)))
        .containsExactly(
            new TextExample(List.of("a", "a"), 1), new TextExample(List.of("c", "c"), 3));
    assertThat(text("a", "b", EmptyLines.SKIP).place(EvaluationSet.TEST, 3))
        .isEqualTo(folder.resolve("x.de") + ":3 and " + folder.resolve("x.en") + ":3");
  }

  /** Nothing that can be seen is nothing. */
  @Test
  void linesOfInvisibleSignsAreEmpty() throws IOException {
    assertThat(problem("a\n\u00A0\n", "a\nb\n")).startsWith("data.empty-line · A line is empty.");
    assertThat(problem("a\n\u200B\n", "a\nb\n")).contains("x.de:2");
  }

  @Test
  void anEmptyCorpusIsAnError() throws IOException {
    assertThat(problem("", ""))
        .startsWith("data.empty · The corpus has no sentence pair. · x.de and");
    ParallelText skipped = text("\n", "\n", EmptyLines.SKIP);
    assertThatThrownBy(() -> read(skipped)).hasMessageContaining("data.empty");
  }

  @Test
  void invalidUtf8NamesFileAndLine() throws IOException {
    ParallelText text = text("a\nb\n", "a\nb\n", EmptyLines.REFUSE);
    Files.write(folder.resolve("x.en"), "a\nü\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("text.not-utf-8")
        .hasMessageContaining("x.en:2");
  }

  @Test
  void checkingNamesEveryFileThatCannotBeRead() throws IOException {
    ParallelText text = text("a", "b", EmptyLines.REFUSE);
    text.check();
    ParallelText two = text(Path.of(""), "nowhere.de", folder.toString(), EmptyLines.SKIP);
    assertThatThrownBy(two::check)
        .hasMessageContaining(
            "file.missing · There is no such file. · nowhere.de · It is looked for")
        .hasMessageContaining("file.directory · A file is needed here, but this is a folder.");
  }

  @Test
  void factsNameFilesAndChecksums() throws IOException {
    assertThat(
            text("abc", "", EmptyLines.REFUSE)
                .facts(EvaluationSet.TRAIN, Stop.NEVER)
                .getFirst()
                .facts())
        .containsEntry("bytes", "3")
        .containsEntry(
            "sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
