package org.attentiontoolkit.models.recurrent;

import org.attentiontoolkit.api.model.Encoder;
import org.attentiontoolkit.api.model.TokenSpec;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.op.CellKind;
import org.attentiontoolkit.testkit.TokenEncoderContract;
import org.junit.jupiter.api.Nested;

final class RecurrentEncoderTest {
  @Nested
  final class PlainInOneDirection extends Reading {
    PlainInOneDirection() {
      super(CellKind.RNN, 1, false);
    }
  }

  @Nested
  final class GatedInBothDirections extends Reading {
    GatedInBothDirections() {
      super(CellKind.GRU, 1, true);
    }
  }

  @Nested
  final class LongShortTermMemoryInTwoLayers extends Reading {
    LongShortTermMemoryInTwoLayers() {
      super(CellKind.LSTM, 2, true);
    }
  }

  private abstract static class Reading extends TokenEncoderContract {
    private final RecurrentEncoder.Config config;

    Reading(CellKind cell, int layers, boolean bidirectional) {
      config = new RecurrentEncoder.Config(cell, 3, 4, layers, bidirectional, 0);
    }

    @Override
    protected Encoder<Tokens> encoder(TokenSpec source, ParameterScope scope) {
      return new RecurrentEncoder(config, source, scope);
    }
  }
}
