package org.attentiontoolkit.tasks.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Wu et al. 2016, equation 14, by hand. */
class CoverageTest {
  @Test
  void whatWasNotLookedAtCosts() {
    Hypothesis two =
        Hypothesis.start(0)
            .then(5, -1, Map.of("a", new double[][] {{0.7, 0.2, 0.1}}))
            .then(6, -1, Map.of("a", new double[][] {{0.6, 0.3, 0.1}}));
    // sums 1.3, 0.5, 0.2
    assertThat(Coverage.of(two)).isCloseTo(Math.log(0.5) + Math.log(0.2), within(1e-12));
  }

  @Test
  void headsAndPlacesCountAlike() {
    double[][] heads = {{1, 0}, {0.5, 0.5}};
    Hypothesis one = Hypothesis.start(0).then(5, -1, Map.of("a", heads, "b", heads));
    // means 0.75, 0.25
    assertThat(Coverage.of(one)).isCloseTo(Math.log(0.75) + Math.log(0.25), within(1e-12));
  }

  /** Sparse weights may be 0, and those of heads that talk below. */
  @Test
  void whatGotNoWeightAtAllCostsNoMoreThanALittleWould() {
    Hypothesis one = Hypothesis.start(0).then(5, -1, Map.of("a", new double[][] {{1.1, 0, -0.1}}));
    assertThat(Coverage.of(one)).isCloseTo(2 * Math.log(1e-9), within(1e-12));
  }

  @Test
  void aModelWithoutAttentionHasNothingToCover() {
    assertThat(Coverage.of(Hypothesis.start(0).then(5, -1, Map.of()))).isZero();
  }
}
