package org.attentiontoolkit.tasks.text.sentencepiece;

import java.nio.file.Path;
import java.util.List;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.testkit.TokenizerContract;
import org.junit.jupiter.api.io.TempDir;

/** A model whose normalisation changes nothing, so that texts come out as they were. */
final class SentencePieceContractTest extends TokenizerContract {
  @TempDir private Path folder;

  @Override
  protected Tokenizer tokenizer() {
    return new SentencePieceTokenizer(
        new SentencePieceTokenizer.Config(SentencePieceCases.model(folder, "bpe-bytes")));
  }

  @Override
  protected List<String> texts() {
    return List.of("newest lower", "<0x41> <s>", "a\u2028b\u0000c");
  }
}
