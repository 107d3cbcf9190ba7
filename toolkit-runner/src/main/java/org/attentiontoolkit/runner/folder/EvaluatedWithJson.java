package org.attentiontoolkit.runner.folder;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.attentiontoolkit.runner.folder.EvaluatedWith.Other;

/** {@link EvaluatedWith} in a run's record. */
final class EvaluatedWithJson {
  private EvaluatedWithJson() {}

  static JsonObject write(EvaluatedWith with) {
    JsonObject json = new JsonObject();
    json.add("settings", Json.object(with.settings(), JsonPrimitive::new));
    json.add("runs", Json.array(with.others(), EvaluatedWithJson::other));
    json.addProperty("mean", with.mean());
    return json;
  }

  static EvaluatedWith read(JsonObject json) {
    return new EvaluatedWith(
        Json.map(json.get("settings"), JsonElement::getAsString),
        Json.list(json.get("runs"), EvaluatedWithJson::other),
        json.get("mean").getAsString());
  }

  private static JsonObject other(Other other) {
    JsonObject json = new JsonObject();
    json.addProperty("path", other.path());
    json.addProperty("sha256", other.sha256());
    return json;
  }

  private static Other other(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    return new Other(json.get("path").getAsString(), json.get("sha256").getAsString());
  }
}
