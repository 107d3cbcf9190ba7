package org.attentiontoolkit.runner.folder;

import com.google.gson.JsonObject;
import java.util.Locale;
import org.attentiontoolkit.api.task.Score;

/** {@link Score} as JSON. */
final class ScoreJson {
  private ScoreJson() {}

  static JsonObject write(Score score) {
    JsonObject json = new JsonObject();
    json.addProperty("name", score.name());
    json.add("value", Json.number(score.value()));
    json.addProperty("definition", score.definition());
    json.addProperty("better", score.better().name().toLowerCase(Locale.ROOT));
    return json;
  }

  static Score read(JsonObject json) {
    return new Score(
        json.get("name").getAsString(),
        Json.number(json.get("value")),
        json.get("definition").getAsString(),
        Score.Better.valueOf(json.get("better").getAsString().toUpperCase(Locale.ROOT)));
  }
}
