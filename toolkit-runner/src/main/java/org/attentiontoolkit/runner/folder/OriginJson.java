package org.attentiontoolkit.runner.folder;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.stream.Stream;
import org.attentiontoolkit.runner.folder.Origin.Begun;
import org.attentiontoolkit.runner.folder.Origin.Mean;
import org.attentiontoolkit.runner.folder.Origin.Model;
import org.attentiontoolkit.runner.init.TakenParameters;
import org.attentiontoolkit.runner.init.TakenParameters.Entry;
import org.attentiontoolkit.runner.init.TakenParameters.Fate;

/** {@link Origin} as JSON. */
final class OriginJson {
  private static final String MEAN = "mean";
  private static final String BEGUN = "begun";

  private OriginJson() {}

  static JsonObject write(Origin origin) {
    JsonObject json = new JsonObject();
    switch (origin) {
      case Mean mean -> {
        json.addProperty("kind", MEAN);
        json.add("models", Json.array(mean.models(), OriginJson::model));
      }
      case Begun begun -> {
        json.addProperty("kind", BEGUN);
        json.addProperty("sha256", begun.sha256());
        json.add("parameters", Json.array(begun.taken().entries(), OriginJson::entry));
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
      case BEGUN ->
          new Begun(
              run,
              path,
              json.get("sha256").getAsString(),
              new TakenParameters(Json.list(json.get("parameters"), OriginJson::readEntry)));
      default -> throw new IllegalArgumentException("no origin is of the kind " + kind);
    };
  }

  private static JsonElement entry(Entry entry) {
    JsonObject json = new JsonObject();
    json.addProperty("name", entry.name());
    json.addProperty("fate", entry.fate().words());
    json.addProperty("why", entry.why());
    json.addProperty("values", entry.values());
    return json;
  }

  private static Entry readEntry(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    String words = json.get("fate").getAsString();
    Fate fate =
        Stream.of(Fate.values())
            .filter(f -> f.words().equals(words))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no parameter was " + words));
    return new Entry(
        json.get("name").getAsString(),
        fate,
        json.get("why").getAsString(),
        json.get("values").getAsLong());
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
