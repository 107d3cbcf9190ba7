package org.attentiontoolkit.runner.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.api.plugin.Components;
import org.attentiontoolkit.api.plugin.Plugins;
import org.attentiontoolkit.tensor.optim.schedule.Schedule;
import org.junit.jupiter.api.Test;

class LearningPluginTest {
  @Test
  void everyKeyHasADefaultAndAComment() {
    Components components = Plugins.of(List.of(new LearningPlugin()));
    assertThat(components.audit()).isEmpty();
    assertThat(components.list()).hasSize(9);
  }

  /** From torch: LambdaLR of transformers' get_linear_schedule_with_warmup(opt, 2, 6), rate 1. */
  @Test
  void aLinearRateEndsWithTraining() {
    Schedule schedule = new LinearSchedule(1, 2, Optional.empty()).create(6);
    assertThat(rates(schedule, 7)).containsExactly(0, 0.5, 1, 0.75, 0.5, 0.25, 0);
  }

  @Test
  void aLinearRateCanEndElsewhere() {
    Schedule schedule = new LinearSchedule(1, 0, Optional.of(2L)).create(6);
    assertThat(rates(schedule, 4)).containsExactly(1, 0.5, 0, 0);
  }

  /** Also that of the words by which describe tells it: after 10 updates, not at the 10th. */
  @Test
  void ratesEndAfterTheUpdatesThatAreSaid() {
    Schedule linear = new LinearSchedule(1e-3, 0, Optional.empty()).create(10);
    assertThat(linear.rate(10)).isCloseTo(1e-4, within(1e-15));
    assertThat(linear.rate(11)).isZero();
    Schedule cosine = new CosineSchedule(1e-3, 1e-4, 0, Optional.of(10L)).create(99);
    assertThat(cosine.rate(10)).isCloseTo(1.2202e-4, within(1e-8));
    assertThat(cosine.rate(11)).isEqualTo(1e-4);
    Components components = Plugins.of(List.of(new LearningPlugin()));
    for (String name : List.of("linear", "cosine")) {
      assertThat(components.describe(name).getFirst().keys())
          .filteredOn(key -> key.path().equals("steps"))
          .singleElement()
          .satisfies(key -> assertThat(key.about()).startsWith("After how many updates it is "));
    }
  }

  @Test
  void aCosineHasHalfItsFallAtHalfTime() {
    Schedule schedule = new CosineSchedule(1, 0.2, 0, Optional.empty()).create(10);
    assertThat(schedule.rate(1)).isEqualTo(1);
    assertThat(schedule.rate(6)).isCloseTo(0.6, within(1e-12));
    assertThat(schedule.rate(11)).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void aWarmUpLongerThanTrainingStillRises() {
    Schedule schedule = new LinearSchedule(1, 10, Optional.empty()).create(5);
    assertThat(rates(schedule, 5)).containsExactly(0, 0.1, 0.2, 0.3, 0.4);
  }

  private static double[] rates(Schedule schedule, int steps) {
    double[] rates = new double[steps];
    for (int step = 1; step <= steps; step++) {
      rates[step - 1] = schedule.rate(step);
    }
    return rates;
  }
}
