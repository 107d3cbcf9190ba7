package org.attentiontoolkit.runner.folder;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.attentiontoolkit.runner.folder.Origin.Mean;
import org.attentiontoolkit.runner.folder.Origin.Model;

/** {@link Origin} as JSON. */
final class OriginJson {
  private static final String MEAN = "mean";

  private OriginJson() {}

  static JsonObject write(Origin origin) {
    JsonObject json = new JsonObject();
    switch (origin) {
      case Mean mean -> {
        json.addProperty("kind", MEAN);
        json.add("models", Json.array(mean.models(), OriginJson::model));
      }
    }
    json.addProperty("run", origin.run());
    json.addProperty("path", origin.path());
    return json;
  }

  static Origin read(JsonObject json) {
    String run = json.get("run").getAsString();
    String path = json.get("path").getAsString();
    String kind = json.get("kind").getAsString();
    return switch (kind) {
      case MEAN -> new Mean(run, path, Json.list(json.get("models"), OriginJson::readModel));
      default -> throw new IllegalArgumentException("no origin is of the kind " + kind);
    };
  }

  private static JsonElement model(Model model) {
    JsonObject json = new JsonObject();
    json.addProperty("step", model.step());
    json.addProperty("sha256", model.sha256());
    return json;
  }

  private static Model readModel(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    return new Model(json.get("step").getAsLong(), json.get("sha256").getAsString());
  }
}
