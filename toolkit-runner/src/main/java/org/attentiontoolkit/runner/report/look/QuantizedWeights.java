package org.attentiontoolkit.runner.report.look;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.attentiontoolkit.api.task.AttentionMap;

/**
 * Weights of some maps of one size in one byte each: byte c is the weight {@code low + c / 255 ·
 * (high − low)}, so a weight is at most 1/510 of the range away from what it was. The range is 0 to
 * 1, and wider where weights are.
 *
 * @param base64 the bytes, map by map, row by row
 */
record QuantizedWeights(double low, double high, String base64) {
  private static final int STEPS = 255;

  static QuantizedWeights of(List<AttentionMap> maps) {
    double[] all =
        maps.stream()
            .flatMap(map -> Arrays.stream(map.weights()))
            .flatMapToDouble(Arrays::stream)
            .map(w -> Double.isFinite(w) ? w : 0)
            .toArray();
    double low = Math.min(0, Arrays.stream(all).min().orElse(0));
    double high = Math.max(1, Arrays.stream(all).max().orElse(1));
    byte[] bytes = new byte[all.length];
    for (int i = 0; i < all.length; i++) {
      bytes[i] = (byte) Math.round((all[i] - low) / (high - low) * STEPS);
    }
    return new QuantizedWeights(low, high, Base64.getEncoder().encodeToString(bytes));
  }
}
