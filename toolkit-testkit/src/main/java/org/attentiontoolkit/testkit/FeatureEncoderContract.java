package org.attentiontoolkit.testkit;

import java.util.Optional;
import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.FeatureSpec;
import org.attentiontoolkit.api.model.Features;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.memory.Shape;

/** What every encoder of vectors promises. Its test extends this class. */
public abstract class FeatureEncoderContract extends EncoderContract<Features> {
  private static final FeatureSpec SPEC = new FeatureSpec(5, Optional.empty());
  private static final Segments SEGMENTS = Segments.ofLengths(3, 1, 4);

  /** Makes the encoder to test, without dropout. */
  protected abstract Encoder<Features> encoder(FeatureSpec source, ParameterScope scope);

  @Override
  protected final Encoder<Features> encoder(ParameterScope scope) {
    return encoder(SPEC, scope);
  }

  @Override
  protected final Features batch(Tape tape) {
    Shape shape = Shape.of(SEGMENTS.rows(), SPEC.width());
    return new Features(new Packed(RandomBatches.probe(tape, shape), SEGMENTS), Optional.empty());
  }

  @Override
  protected Segments segments() {
    return SEGMENTS;
  }

  @Override
  protected final Features only(Tape tape, Features batch, int b) {
    return new Features(RandomBatches.only(tape, batch.vectors(), b), batch.grid());
  }
}
