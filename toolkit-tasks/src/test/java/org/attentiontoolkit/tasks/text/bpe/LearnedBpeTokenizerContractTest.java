package org.attentiontoolkit.tasks.text.bpe;

import java.util.List;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.testkit.TokenizerContract;

/** After it has learned from text that is full of its own signs. */
final class LearnedBpeTokenizerContractTest extends TokenizerContract {
  private static final List<String> SIGNS =
      List.of("@@ @@@ a@@ @@a @@@@ a@@ a@@", "a</w> </w> b</w> a</w>", "xxxx xxxx");

  @Override
  protected Tokenizer tokenizer() {
    return SubwordNmtCases.learned(SubwordNmtCases.config(30, 0, 0), SIGNS);
  }

  @Override
  protected List<String> texts() {
    return SIGNS;
  }
}
