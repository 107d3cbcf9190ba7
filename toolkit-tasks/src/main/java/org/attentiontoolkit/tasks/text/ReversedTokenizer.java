package org.attentiontoolkit.tasks.text;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.text.TokenSampler;
import org.attentiontoolkit.api.text.Tokenizer;

/**
 * Another tokenizer's tokens from last to first. Sutskever et al. (2014, section 3.3) reversed one
 * side so that the first words of both stand close together.
 *
 * @param forward what cuts the text
 */
public record ReversedTokenizer(Tokenizer forward) implements Tokenizer {

  @Override
  public String name() {
    return "reversed " + forward.name();
  }

  @Override
  public List<String> tokenise(String text) {
    return forward.tokenise(text).reversed();
  }

  @Override
  public String detokenise(List<String> tokens) {
    return forward.detokenise(tokens.reversed());
  }

  @Override
  public String surface(String text) {
    return forward.surface(text);
  }

  @Override
  public String signature() {
    return "reversed " + forward.signature();
  }

  @Override
  public Optional<TokenSampler> sampler() {
    return forward.sampler().map(Reversed::new);
  }

  private record Reversed(TokenSampler forward) implements TokenSampler {
    @Override
    public List<String> sample(String text, long key) {
      return forward.sample(text, key).reversed();
    }

    @Override
    public List<String> possible(String text) {
      return forward.possible(text);
    }
  }
}
