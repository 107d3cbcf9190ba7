package org.attentiontoolkit.testkit;

import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.TokenSpec;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;

/** What every encoder of tokens promises. Its test extends this class. */
public abstract class TokenEncoderContract extends EncoderContract<Tokens> {
  private static final TokenSpec SPEC = new TokenSpec(7);
  private static final Tokens TOKENS = RandomBatches.tokens(SPEC.vocabulary(), 5, 3, 1, 5, 3);

  /** Makes the encoder to test, without dropout. */
  protected abstract Encoder<Tokens> encoder(TokenSpec source, ParameterScope scope);

  @Override
  protected final Encoder<Tokens> encoder(ParameterScope scope) {
    return encoder(SPEC, scope);
  }

  @Override
  protected final Tokens batch(Tape tape) {
    return TOKENS;
  }

  @Override
  protected Segments segments() {
    return TOKENS.segments();
  }

  @Override
  protected final Tokens only(Tape tape, Tokens batch, int b) {
    return RandomBatches.only(batch, b);
  }
}
