package org.attentiontoolkit.models.feature;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.EncoderFactory;
import org.attentiontoolkit.api.model.FeatureSpec;
import org.attentiontoolkit.api.model.Features;
import org.attentiontoolkit.api.model.SourceType;
import org.attentiontoolkit.api.model.TokenSpec;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.op.Activation;
import org.attentiontoolkit.testkit.FeatureEncoderContract;
import org.junit.jupiter.api.Test;

final class FeatureEncoderTest extends FeatureEncoderContract {
  private static final FeatureEncoder.Config CONFIG =
      new FeatureEncoder.Config(4, Activation.TANH, 0);

  @Override
  protected Encoder<Features> encoder(FeatureSpec source, ParameterScope scope) {
    return new FeatureEncoder(CONFIG, source, scope);
  }

  @Test
  void saysWhatItReadsWhenATaskHasSomethingElse() {
    EncoderFactory factory = EncoderFactory.of("features", SourceType.FEATURES, this::encoder);
    assertThatThrownBy(() -> factory.create(new TokenSpec(8000), new Parameters().root()))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("the encoder features reads features, but the task has tokens");
  }
}
