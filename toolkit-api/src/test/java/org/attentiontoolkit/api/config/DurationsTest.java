package org.attentiontoolkit.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside what Typesafe Config says. */
final class DurationsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "30s",
        "5m",
        "2h",
        "1d",
        "10 ms",
        "7 us",
        "3 ns",
        " 2 minutes ",
        "1 minute",
        "1.5 hours",
        "20 seconds",
        "1 second",
        "100 millis",
        "4 milliseconds",
        "9 micros",
        "9 microseconds",
        "8 nanos",
        "1 nanosecond",
        "3 days",
        "0.5s",
        "-5s",
        "+5s",
        "1 hour",
        "1 day",
        "1 milli"
      })
  void readsEveryUnit(String text) {
    assertThat(Durations.parse(text))
        .contains(ConfigFactory.parseMap(Map.of("d", text)).getDuration("d"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "s",
        "5 parsecs",
        "1e3s",
        "1,5s",
        "5 ss",
        "ms 5",
        "5 S",
        "99999999999999999999999d",
        "9223372036854775807d"
      })
  void refusesWhatHasNoUnitOrNoSense(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }
}
