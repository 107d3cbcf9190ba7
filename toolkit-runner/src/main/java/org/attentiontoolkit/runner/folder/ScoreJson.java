package org.attentiontoolkit.runner.folder;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attentiontoolkit.api.metric.MetricScore;
import org.attentiontoolkit.api.statistics.ConfidenceInterval;

/** {@link MetricScore} as JSON; an interval is a list of its two ends. */
final class ScoreJson {
  private static final String INTERVAL = "interval";

  private ScoreJson() {}

  static JsonObject write(MetricScore score) {
    JsonObject json = new JsonObject();
    json.addProperty("name", score.name());
    json.add("value", Json.number(score.value()));
    json.addProperty("definition", score.definition());
    json.addProperty("better", score.better().name().toLowerCase(Locale.ROOT));
    addInterval(json, score.interval());
    return json;
  }

  /** Adds an interval, if there is one. */
  static void addInterval(JsonObject json, Optional<ConfidenceInterval> interval) {
    interval.ifPresent(
        ends -> json.add(INTERVAL, Json.array(List.of(ends.low(), ends.high()), Json::number)));
  }

  /** The interval of an object that may have one. */
  static Optional<ConfidenceInterval> interval(JsonObject json) {
    return Optional.ofNullable(json.getAsJsonArray(INTERVAL))
        .map(ends -> new ConfidenceInterval(Json.number(ends.get(0)), Json.number(ends.get(1))));
  }

  static MetricScore read(JsonObject json) {
    return new MetricScore(
        json.get("name").getAsString(),
        Json.number(json.get("value")),
        json.get("definition").getAsString(),
        MetricScore.Better.valueOf(json.get("better").getAsString().toUpperCase(Locale.ROOT)),
        interval(json));
  }
}
