package org.attentiontoolkit.tensor.optim.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against PyTorch's and Hugging Face's schedulers: {@code make_golden.py} beside the fixture. */
final class ScheduleTest {
  private static final JsonObject GOLDEN = golden();
  private static final double RATE = GOLDEN.get("rate").getAsDouble();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "constant",
        "constant-warmup",
        "linear",
        "linear-warmup",
        "inverse-square-root",
        "cosine",
        "cosine-warmup",
        "step",
        "plateau"
      })
  void equalsPyTorchs(String name) {
    Schedule schedule = schedule(name);
    JsonArray rates = GOLDEN.getAsJsonObject("schedules").getAsJsonArray(name);
    JsonArray losses = GOLDEN.getAsJsonArray("losses");
    assertThat(rates).hasSize(50);
    for (int step = 1; step <= rates.size(); step++) {
      assertThat(schedule.rate(step))
          .as("%s at %d", name, step)
          .isCloseTo(rates.get(step - 1).getAsDouble(), within(1e-9));
      schedule.observe(losses.get(step - 1).getAsDouble());
    }
  }

  @Test
  void aPlateauGoesOnFromItsSavedState() {
    JsonArray rates = GOLDEN.getAsJsonObject("schedules").getAsJsonArray("plateau");
    JsonArray losses = GOLDEN.getAsJsonArray("losses");
    Schedule schedule = schedule("plateau");
    for (int step = 1; step <= rates.size(); step++) {
      assertThat(schedule.rate(step)).isCloseTo(rates.get(step - 1).getAsDouble(), within(1e-9));
      schedule.observe(losses.get(step - 1).getAsDouble());
      Map<String, Double> state = schedule.state();
      schedule = schedule("plateau");
      schedule.restore(state);
    }
  }

  @Test
  void aWarmupCombinesWithAScheduleThatObserves() {
    Schedule schedule =
        new ReduceOnPlateau(new ReduceOnPlateau.Settings(1, 0.5, 0, 1e-4, 0, 0)).after(4);
    assertThat(schedule.rate(1)).isZero();
    assertThat(schedule.rate(3)).isEqualTo(0.5);
    assertThat(schedule.rate(5)).isEqualTo(1);
    schedule.observe(1);
    schedule.observe(1);
    assertThat(schedule.rate(6)).isEqualTo(0.5);
    Schedule other =
        new ReduceOnPlateau(new ReduceOnPlateau.Settings(1, 0.5, 0, 1e-4, 0, 0)).after(4);
    other.restore(schedule.state());
    assertThat(other.rate(6)).isEqualTo(0.5);
  }

  @Test
  void whatDecaysStaysAtItsEnd() {
    assertThat(new LinearDecay(1, 10).rate(1000)).isZero();
    assertThat(new Cosine(1, 0.1, 10).rate(1000)).isCloseTo(0.1, within(1e-15));
    assertThat(new Constant(0.3).after(0)).isEqualTo(new Constant(0.3));
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LinearDecay(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Constant(1).after(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReduceOnPlateau.Settings(1, 1, 0, 1e-4, 0, 0));
  }

  private static Schedule schedule(String name) {
    return switch (name) {
      case "constant" -> new Constant(RATE);
      case "constant-warmup" -> new Constant(RATE).after(10);
      case "linear" -> new LinearDecay(RATE, 40);
      case "linear-warmup" -> new LinearDecay(RATE, 30).after(10);
      case "inverse-square-root" -> new InverseSquareRoot(2, 512, 16);
      case "cosine" -> new Cosine(RATE, 0.001, 50);
      case "cosine-warmup" -> new Cosine(RATE, 0, 40).after(10);
      case "step" -> new StepDecay(RATE, 0.3, 12);
      case "plateau" ->
          new ReduceOnPlateau(new ReduceOnPlateau.Settings(RATE, 0.5, 2, 1e-4, 3, 0.004));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static JsonObject golden() {
    try (InputStream in =
        Objects.requireNonNull(ScheduleTest.class.getResourceAsStream("../schedules.json"))) {
      return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .getAsJsonObject();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
