package org.attentiontoolkit.runner.report.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.attentiontoolkit.api.task.AttentionMap;
import org.junit.jupiter.api.Test;

final class QuantizedWeightsTest {
  /** Base64 of the bytes 0, 255, 128, 64 by RFC 4648. */
  @Test
  void aByteAWeight() {
    QuantizedWeights weights = QuantizedWeights.of(List.of(map(0, 1), map(0.5, 0.25)));
    assertThat(weights).isEqualTo(new QuantizedWeights(0, 1, "AP+AQA=="));
  }

  /** Differential attention has weights below 0; a sum of heads could have some above 1. */
  @Test
  void theRangeIsAsWideAsTheWeights() {
    QuantizedWeights weights = QuantizedWeights.of(List.of(map(-1, 3)));
    assertThat(weights).isEqualTo(new QuantizedWeights(-1, 3, "AP8="));
  }

  @Test
  void noWeightIsFurtherAwayThanHalfAStep() {
    Random random = new Random(5);
    double[] all = random.doubles(1000, -0.3, 1).toArray();
    QuantizedWeights weights = QuantizedWeights.of(List.of(map(all)));
    byte[] bytes = Base64.getDecoder().decode(weights.base64());
    double range = weights.high() - weights.low();
    for (int i = 0; i < all.length; i++) {
      assertThat(weights.low() + (bytes[i] & 0xff) / 255.0 * range)
          .isCloseTo(all[i], within(range / 510 + 1e-12));
    }
  }

  @Test
  void whatIsNotANumberIsNothing() {
    assertThat(QuantizedWeights.of(List.of(map(Double.NaN, 1))).base64()).isEqualTo("AP8=");
  }

  private static AttentionMap map(double... weights) {
    List<String> keys = Collections.nCopies(weights.length, "k");
    return new AttentionMap(0, "attention", 0, List.of("q"), keys, new double[][] {weights});
  }
}
