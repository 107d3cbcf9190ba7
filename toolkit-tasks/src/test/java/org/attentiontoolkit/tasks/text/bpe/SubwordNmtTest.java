package org.attentiontoolkit.tasks.text.bpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.tasks.testing.SharedData;
import org.attentiontoolkit.tensor.file.Sha256;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Learns and cuts as subword-nmt 0.3.8. */
final class SubwordNmtTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"merges-words.txt, 120", "merges-signs.txt, 300", "merges-letters.txt, 400"})
  void learnsAndCuts(String file, int merges) throws IOException {
    SubwordNmtCases.Sections expected = SubwordNmtCases.sections(file);
    List<String> corpus = expected.get("corpus");
    BpeTokenizer all = SubwordNmtCases.learned(SubwordNmtCases.config(merges, 0, 0), corpus);
    all.write(folder, "all");
    assertThat(Files.readString(folder.resolve("all.codes")))
        .isEqualTo(String.join("\n", expected.get("codes")) + "\n");
    assertThat(cut(all, expected.get("text"))).isEqualTo(trimmed(expected.get("cut")));

    BpeTokenizer known = SubwordNmtCases.learned(SubwordNmtCases.config(merges, 3, 0), corpus);
    assertThat(cut(known, expected.get("text"))).isEqualTo(trimmed(expected.get("cut-known")));
  }

  /** The example that comes with subword-nmt. */
  @Test
  @Tag("shared-data")
  void learnsSubwordNmtsExample() throws IOException {
    List<String> corpus = Files.readAllLines(SharedData.file("bpe/corpus.en"));
    BpeTokenizer bpe = SubwordNmtCases.learned(SubwordNmtCases.config(1000, 0, 0), corpus);
    bpe.write(folder, "source");
    assertThat(folder.resolve("source.codes"))
        .hasSameTextualContentAs(SharedData.file("bpe/bpe.ref"));
    assertThat(cut(bpe, corpus))
        .isEqualTo(trimmed(Files.readAllLines(SharedData.file("bpe/corpus.bpe.ref.en"))));
    assertThat(corpus)
        .allSatisfy(line ->
            assertThat(bpe.detokenise(bpe.tokenise(line)))
                .isEqualTo(line.strip().replaceAll(" +", " ")));
  }

  /**
   * 8000 merges of Multi30k's training text, German alone and with English, and the German cut by
   * them: checksums of what subword-nmt 0.3.8 writes (learn_bpe(lines, out, 8000), then
   * BPE(codes).segment(line) and a line feed for each line).
   */
  @ParameterizedTest
  @Tag("shared-data")
  @CsvSource({
    "de, f057a45fd8b3e463ba06716818c2487d86880f73cd62de00c40ed2ba0e76fd0d,"
        + " 793fe9fdeb22f4406d8628ade389e13dea6bc83a6f717462aff44747c91abc63",
    "de+en, 7368bb9f4678ade439f4bd8ff055ef66204f60f9b048b42b2dc6c85ff995a25c,"
        + " 72d25a8992267c1e63ebe8bec87ae8778dc923f23234fabc8966dbcaa1bfaa4a"
  })
  void learnsMulti30k(String languages, String codes, String cut) throws IOException {
    List<String> corpus = new ArrayList<>();
    for (String language : languages.split("\\+", -1)) {
      corpus.addAll(
          Files.readAllLines(SharedData.file("multi30k/task1/tok/train.lc.norm.tok." + language)));
    }
    BpeTokenizer bpe = SubwordNmtCases.learned(SubwordNmtCases.config(8000, 0, 0), corpus);
    bpe.write(folder, "source");
    assertThat(Sha256.of(folder.resolve("source.codes"))).isEqualTo(codes);
    Sha256 sum = new Sha256();
    cut(bpe, corpus.subList(0, 29_000)).forEach(sum::addLine);
    assertThat(sum.hex()).isEqualTo(cut);
  }

  private static List<String> cut(BpeTokenizer bpe, List<String> text) {
    return text.stream().map(line -> String.join(" ", bpe.tokenise(line))).toList();
  }

  /** subword-nmt keeps blanks around a line. */
  private static List<String> trimmed(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll("^ +| +\\z", "")).toList();
  }
}
