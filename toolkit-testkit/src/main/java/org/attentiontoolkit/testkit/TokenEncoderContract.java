package org.attentiontoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.TokenSpec;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.junit.jupiter.api.Test;

/** What every encoder of tokens promises. Its test extends this class. */
public abstract class TokenEncoderContract extends EncoderContract<Tokens> {
  private static final TokenSpec SPEC = new TokenSpec(7);

  /** What is tried where there is no limit. */
  private static final int LONG = 300;

  private static final Tokens TOKENS = RandomBatches.tokens(SPEC.vocabulary(), 5, 3, 1, 5, 3);

  /** Makes the encoder to test, without dropout. */
  protected abstract Encoder<Tokens> encoder(TokenSpec source, ParameterScope scope);

  /** Whatever length it says is the longest it can read. */
  @Test
  void readsASequenceAsLongAsItSays() {
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Parameters parameters = new Parameters();
        Tape tape = engine.inference()) {
      Encoder<Tokens> encoder = encoder(SPEC, parameters.root());
      parameters.allocate(engine, 3);
      int longest = encoder.longest().orElse(LONG);
      Tokens tokens = RandomBatches.tokens(SPEC.vocabulary(), 8, 1, longest);
      assertThat(encoder.encode(tape, tokens).states().segments().length(1)).isEqualTo(longest);
    }
  }

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
