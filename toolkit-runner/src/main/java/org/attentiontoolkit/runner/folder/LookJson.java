package org.attentiontoolkit.runner.folder;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.AttentionMap.Slot;
import org.attentiontoolkit.api.task.DecodingTrace;
import org.attentiontoolkit.api.task.HeadSummary;
import org.attentiontoolkit.api.task.Looks;

/**
 * What a model looked at, as JSON: {@code attention}, {@code heads} and {@code decoding} of an
 * evaluation. Files of before have maps of one slot and no more. Numbers are kept to six decimals.
 */
final class LookJson {
  private static final double DECIMALS = 1e6;

  private LookJson() {}

  static void write(JsonObject json, Looks looks) {
    json.add("attention", Json.array(looks.maps(), LookJson::map));
    json.add("heads", Json.array(looks.heads(), LookJson::head));
    json.add("decoding", Json.array(looks.traces(), LookJson::trace));
  }

  static Looks read(JsonObject json) {
    return new Looks(
        Json.list(json.get("attention"), LookJson::map),
        Json.list(Json.present(json, "heads", new JsonArray()), LookJson::head),
        Json.list(Json.present(json, "decoding", new JsonArray()), LookJson::trace));
  }

  private static JsonElement map(AttentionMap map) {
    JsonObject json = new JsonObject();
    json.addProperty("example", map.example());
    json.addProperty("slot", map.slot().key());
    json.addProperty("layer", map.layer());
    json.addProperty("place", map.place());
    json.addProperty("head", map.head());
    json.add("queries", Json.strings(map.queries()));
    json.add("keys", Json.strings(map.keys()));
    json.add(
        "weights",
        Json.array(
            Arrays.asList(map.weights()),
            row -> Json.array(Arrays.stream(row).boxed().toList(), LookJson::rounded)));
    return json;
  }

  private static AttentionMap map(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    return new AttentionMap(
        json.get("example").getAsInt(),
        slot(Json.present(json, "slot", new JsonPrimitive(Slot.CROSS.key()))),
        Json.present(json, "layer", new JsonPrimitive(0)).getAsInt(),
        json.get("place").getAsString(),
        json.get("head").getAsInt(),
        Json.strings(json.get("queries")),
        Json.strings(json.get("keys")),
        Json.list(
                json.get("weights"),
                row -> row.getAsJsonArray().asList().stream().mapToDouble(Json::number).toArray())
            .toArray(double[][]::new));
  }

  private static Slot slot(JsonElement key) {
    return Slot.valueOf(key.getAsString().toUpperCase(Locale.ROOT));
  }

  private static JsonElement head(HeadSummary head) {
    JsonObject json = new JsonObject();
    json.addProperty("slot", head.slot().key());
    json.addProperty("layer", head.layer());
    json.addProperty("head", head.head());
    json.add("entropy", rounded(head.entropy()));
    json.add("sharpness", rounded(head.sharpness()));
    json.addProperty("queries", head.queries());
    return json;
  }

  private static HeadSummary head(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    return new HeadSummary(
        slot(json.get("slot")),
        json.get("layer").getAsInt(),
        json.get("head").getAsInt(),
        Json.number(json.get("entropy")),
        Json.number(json.get("sharpness")),
        json.get("queries").getAsLong());
  }

  private static JsonElement trace(DecodingTrace trace) {
    JsonObject json = new JsonObject();
    json.addProperty("example", trace.example());
    json.add("steps", Json.array(trace.steps(), LookJson::step));
    json.add("kept", Json.array(trace.kept(), step -> Json.array(step, LookJson::kept)));
    return json;
  }

  private static DecodingTrace trace(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    return new DecodingTrace(
        json.get("example").getAsInt(),
        Json.list(json.get("steps"), LookJson::step),
        Json.list(json.get("kept"), step -> Json.list(step, LookJson::kept)));
  }

  private static JsonElement step(DecodingTrace.Step step) {
    JsonObject json = new JsonObject();
    json.addProperty("token", step.token());
    json.add("probability", rounded(step.probability()));
    json.add(
        "likeliest",
        Json.array(
            step.likeliest(),
            choice -> {
              JsonObject one = new JsonObject();
              one.addProperty("token", choice.token());
              one.add("probability", rounded(choice.probability()));
              return one;
            }));
    return json;
  }

  private static DecodingTrace.Step step(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    List<DecodingTrace.Choice> likeliest =
        Json.list(
            json.get("likeliest"),
            choice ->
                new DecodingTrace.Choice(
                    choice.getAsJsonObject().get("token").getAsString(),
                    Json.number(choice.getAsJsonObject().get("probability"))));
    return new DecodingTrace.Step(
        json.get("token").getAsString(), Json.number(json.get("probability")), likeliest);
  }

  private static JsonElement kept(DecodingTrace.Kept kept) {
    JsonObject json = new JsonObject();
    json.addProperty("parent", kept.parent());
    json.addProperty("token", kept.token());
    json.add("log-probability", rounded(kept.logProbability()));
    json.addProperty("finished", kept.finished());
    json.addProperty("chosen", kept.chosen());
    return json;
  }

  private static DecodingTrace.Kept kept(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    return new DecodingTrace.Kept(
        json.get("parent").getAsInt(),
        json.get("token").getAsString(),
        Json.number(json.get("log-probability")),
        json.get("finished").getAsBoolean(),
        json.get("chosen").getAsBoolean());
  }

  private static JsonPrimitive rounded(double value) {
    double rounded = Math.rint(value * DECIMALS) / DECIMALS;
    return rounded == 0 ? new JsonPrimitive(0) : Json.number(rounded);
  }
}
