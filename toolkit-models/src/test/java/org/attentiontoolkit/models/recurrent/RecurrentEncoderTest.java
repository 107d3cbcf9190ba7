package org.attentiontoolkit.models.recurrent;

import org.attentiontoolkit.api.model.EncoderFactory;
import org.attentiontoolkit.tensor.op.CellKind;
import org.attentiontoolkit.testkit.EncoderContract;
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

  private abstract static class Reading extends EncoderContract {
    private final RecurrentEncoder.Config config;

    Reading(CellKind cell, int layers, boolean bidirectional) {
      config = new RecurrentEncoder.Config(cell, 3, 4, layers, bidirectional, 0);
    }

    @Override
    protected EncoderFactory encoder() {
      return (source, scope) -> new RecurrentEncoder(config, source, scope);
    }
  }
}
