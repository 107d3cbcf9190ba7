package org.attentiontoolkit.tasks.text;

import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.testkit.TokenizerContract;

final class WordTokenizerContractTest extends TokenizerContract {
  @Override
  protected Tokenizer tokenizer() {
    return new WordTokenizer();
  }
}
