package org.attentiontoolkit.tasks.text.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts and joins as sentencepiece 0.2.3. */
final class SentencePieceTokenizerTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unigram",
        "unigram-bytes",
        "bpe",
        "bpe-bytes",
        "bpe-symbols",
        "spaces",
        "suffix",
        "word",
        "word-suffix",
        "char"
      })
  void cutsAndJoinsAsSentencePiece(String name) {
    SentencePieceTokenizer tokenizer = tokenizer(SentencePieceCases.model(folder, name));
    List<SentencePieceCases.Case> cases = SentencePieceCases.cases(name);
    assertThat(cases).hasSizeGreaterThan(350);
    for (SentencePieceCases.Case expected : cases) {
      String text = expected.text();
      if (!text.isEmpty()) {
        assertThat(tokenizer.tokenise(text)).as(text).isEqualTo(expected.pieces());
      }
      String joined = tokenizer.detokenise(expected.pieces());
      if (name.startsWith("word")) {
        // In words that a model does not know SentencePiece leaves all visible blanks.
        assertThat(joined.replaceFirst("^ +", ""))
            .as(text)
            .isEqualTo(expected.joined().replace('\u2581', ' ').replaceFirst("^ +", ""));
      } else {
        assertThat(joined).as(text).isEqualTo(expected.joined());
      }
    }
  }

  /** As the unknown piece is: a word of its own. */
  @Test
  void anUnknownTokenOfAnOutputIsASign() {
    SentencePieceTokenizer tokenizer = tokenizer(SentencePieceCases.model(folder, "unigram"));
    assertThat(tokenizer.detokenise(List.of("▁low", "⁇", "er"))).isEqualTo("low ⁇ er");
    assertThat(tokenizer.detokenise(List.of("▁low", "<unk>", "er", "</s>"))).isEqualTo("low ⁇ er");
  }

  @Test
  void theFileIsKeptWithTheRun() throws IOException {
    Path file = SentencePieceCases.model(folder, "bpe");
    SentencePieceTokenizer tokenizer = tokenizer(file);
    tokenizer.write(folder, "source");
    assertThat(folder.resolve("source.model")).hasSameBinaryContentAs(file);
    Files.delete(file);
    SentencePieceTokenizer kept = tokenizer(file).read(folder, "source");
    assertThat(kept.tokenise("newest lower")).isEqualTo(tokenizer.tokenise("newest lower"));
    assertThat(kept.signature()).isEqualTo(tokenizer.signature()).startsWith("sentencepiece ");
    assertThat(tokenizer(SentencePieceCases.model(folder, "word")).signature())
        .isNotEqualTo(kept.signature());
  }

  @Test
  void whatIsNoModelIsToldWithItsFile() throws IOException {
    Path missing = folder.resolve("missing.model");
    assertThatThrownBy(() -> tokenizer(missing).check())
        .hasMessageContainingAll("file.missing", missing.toString());
    Path text = Files.writeString(folder.resolve("text.vocab"), "<unk>\t0\n▁low\t-3.2\n");
    assertThatThrownBy(() -> tokenizer(text).check())
        .hasMessageContainingAll(
            "sentencepiece.model",
            "This is no model of SentencePiece",
            "spm_train",
            text.toString());
    Path empty = Files.createFile(folder.resolve("empty.model"));
    assertThatThrownBy(() -> tokenizer(empty).check())
        .hasMessageContainingAll("sentencepiece.model", "it has no pieces");
  }

  /** Cut short or changed anywhere it is another model, or none, but never a fault of ours. */
  @Test
  void damagedModelsAreToldOrUsed() throws IOException {
    byte[] whole = Files.readAllBytes(SentencePieceCases.model(folder, "suffix"));
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      byte[] damaged =
          i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (i % 2 == 1) {
        int from = random.nextInt(i % 4 == 1 ? 4000 : whole.length);
        for (int j = from; j < Math.min(whole.length, from + 4); j++) {
          damaged[j] = (byte) random.nextInt();
        }
      }
      Path file = Files.write(folder.resolve("damaged.model"), damaged);
      try {
        SentencePieceTokenizer tokenizer = tokenizer(file);
        tokenizer.detokenise(tokenizer.tokenise("Newest <sep> ﬁne ① lower"));
      } catch (ToolkitException e) {
        assertThat(e).hasMessageContainingAll("sentencepiece.model", file.toString());
      }
    }
  }

  private static SentencePieceTokenizer tokenizer(Path file) {
    return new SentencePieceTokenizer(new SentencePieceTokenizer.Config(file));
  }
}
