package org.attentiontoolkit.tasks.text.bpe;

import java.util.List;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.testkit.TokenizerContract;

/** Before it has learned, when every character is a piece. */
final class BpeTokenizerContractTest extends TokenizerContract {
  @Override
  protected Tokenizer tokenizer() {
    return new BpeTokenizer(SubwordNmtCases.config(10, 0, 0));
  }

  @Override
  protected List<String> texts() {
    return List.of("@@ @@@ a@@ @@a @@@@", "a</w> </w>");
  }
}
