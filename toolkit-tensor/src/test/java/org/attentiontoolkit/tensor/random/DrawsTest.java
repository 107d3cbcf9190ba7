package org.attentiontoolkit.tensor.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Statistics of fixed draws: bounds are five standard deviations of what true randomness would
 * give.
 */
final class DrawsTest {
  private static final int DRAWS = 200_000;

  /** The first values of SplitMix64 from seed 1234567, as published with its C source. */
  @Test
  void valuesAreSplitMix64s() {
    String[] published = {
      "6457827717110365317",
      "3203168211198807973",
      "9817491932198370423",
      "4593380528125082431",
      "16408922859458223821"
    };
    for (int i = 0; i < published.length; i++) {
      assertThat(Long.toUnsignedString(Draws.bits(1234567, i + 1))).isEqualTo(published[i]);
    }
  }

  @Test
  void orderDoesNotMatter() {
    long key = Draws.key(1, "x", 1);
    double forward = Draws.uniform(key, 5);
    Draws.normal(key, 99);
    Draws.below(Draws.key(2, "y", 7), 3, 10);
    assertThat(Draws.uniform(key, 5)).isEqualTo(forward);
    assertThat(Draws.key(1, "x", 1)).isEqualTo(key);
  }

  @Test
  void uniformFillsItsIntervalEvenly() {
    int bins = 256;
    int[] counts = new int[bins];
    long key = Draws.key(42, "uniform", 0);
    for (int i = 0; i < DRAWS; i++) {
      double value = Draws.uniform(key, i);
      assertThat(value >= 0 && value < 1).isTrue();
      counts[(int) (value * bins)]++;
    }
    assertThat(chiSquare(counts, DRAWS)).isCloseTo(bins - 1, within(deviations(bins)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000})
  void belowIsEven(int bound) {
    int[] counts = new int[bound];
    long key = Draws.key(42, "below", bound);
    for (int i = 0; i < DRAWS; i++) {
      counts[Draws.below(key, i, bound)]++;
    }
    assertThat(chiSquare(counts, DRAWS)).isCloseTo(bound - 1, within(deviations(bound)));
    assertThat(Draws.below(key, 1, Integer.MAX_VALUE)).isNotNegative();
  }

  @Test
  void normalHasTheMomentsAndTailsOfTheBell() {
    long key = Draws.key(42, "normal", 0);
    LongToDoubleFunction normal = i -> Draws.normal(key, i);
    double n = DRAWS;
    assertThat(mean(normal)).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(mean(i -> square(normal.applyAsDouble(i))))
        .isCloseTo(1, within(5 * Math.sqrt(2 / n)));
    assertThat(mean(i -> square(square(normal.applyAsDouble(i)))))
        .isCloseTo(3, within(5 * Math.sqrt(96 / n)));
    double[] within = {0.682689492, 0.954499736, 0.997300204};
    for (int k = 1; k <= within.length; k++) {
      int width = k;
      double p = within[k - 1];
      assertThat(mean(i -> Math.abs(normal.applyAsDouble(i)) < width ? 1 : 0))
          .isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / n)));
    }
  }

  @Test
  void neighboursSeedsPurposesAndStepsAreUncorrelated() {
    long key = Draws.key(42, "x", 3);
    assertUncorrelated(key, i -> Draws.uniform(key, i + 1));
    assertUncorrelated(key, i -> Draws.uniform(Draws.key(43, "x", 3), i));
    assertUncorrelated(key, i -> Draws.uniform(Draws.key(42, "y", 3), i));
    assertUncorrelated(key, i -> Draws.uniform(Draws.key(42, "x", 4), i));
  }

  @Test
  void keysDiffer() {
    Set<Long> keys = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      for (String purpose : new String[] {"", "a", "b", "ab", "ba", "dropout#1", "dropout#2"}) {
        for (long step = 0; step < 500; step++) {
          keys.add(Draws.key(seed, purpose, step));
        }
      }
    }
    assertThat(keys).hasSize(20 * 7 * 500);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void oneBitOfSeedOrStepChangesHalfOfAllBits(boolean seed) {
    double changed = 0;
    for (int bit = 0; bit < 64; bit++) {
      long flipped = 1L << bit;
      for (int i = 0; i < 200; i++) {
        long one = Draws.bits(Draws.key(7, "x", 9), i);
        long other = Draws.bits(Draws.key(seed ? 7 ^ flipped : 7, "x", seed ? 9 : 9 ^ flipped), i);
        changed += Long.bitCount(one ^ other);
      }
    }
    // 64 independent bits: 32 of them on average, a deviation of 4.
    assertThat(changed / (64 * 200)).isCloseTo(32, within(5 * 4 / Math.sqrt(64 * 200)));
  }

  private static void assertUncorrelated(long key, LongToDoubleFunction other) {
    double covariance = mean(i -> (Draws.uniform(key, i) - 0.5) * (other.applyAsDouble(i) - 0.5));
    assertThat(covariance * 12).isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
  }

  private static double chiSquare(int[] counts, double draws) {
    double expected = draws / counts.length;
    double sum = 0;
    for (int count : counts) {
      sum += square(count - expected) / expected;
    }
    return sum;
  }

  private static double deviations(int bins) {
    return 5 * Math.sqrt(2.0 * (bins - 1));
  }

  private static double mean(LongToDoubleFunction f) {
    return LongStream.range(0, DRAWS).mapToDouble(f).sum() / DRAWS;
  }

  private static double square(double x) {
    return x * x;
  }
}
