package org.attentiontoolkit.runner.report.look;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.task.AttentionMap;
import org.attentiontoolkit.api.task.AttentionMap.Slot;
import org.attentiontoolkit.api.task.DecodingTrace;

/** What the page's scripts are given of a sentence, as JSON that may stand within a script tag. */
final class LookData {
  /** Without HTML's own signs: no text ends the tag. */
  private static final Gson JSON = new GsonBuilder().create();

  private static final MathContext DIGITS = new MathContext(3);

  private LookData() {}

  /** A sentence. */
  static JsonObject example(LookView.Sentence sentence) {
    JsonObject json = new JsonObject();
    json.addProperty("id", sentence.example());
    Map<Slot, List<AttentionMap>> bySlot =
        sentence.maps().stream()
            .collect(Collectors.groupingBy(AttentionMap::slot, TreeMap::new, Collectors.toList()));
    json.add("slots", array(bySlot.values(), LookData::slot));
    json.add(
        "steps",
        array(
            sentence.trace().map(DecodingTrace::steps).orElse(List.of()),
            step -> {
              JsonArray told = pair(step.token(), step.probability());
              told.add(array(step.likeliest(), c -> pair(c.token(), c.probability())));
              return told;
            }));
    json.add(
        "kept",
        array(
            sentence.trace().map(DecodingTrace::kept).orElse(List.of()),
            step -> array(step, LookData::kept)));
    return json;
  }

  static String text(Collection<JsonObject> examples) {
    return JSON.toJson(array(examples, e -> e));
  }

  private static JsonObject slot(List<AttentionMap> maps) {
    AttentionMap first = maps.getFirst();
    List<AttentionMap> same =
        maps.stream()
            .filter(m -> m.keys().equals(first.keys()) && m.queries().equals(first.queries()))
            .toList();
    Map<Integer, List<AttentionMap>> byLayer =
        same.stream()
            .collect(Collectors.groupingBy(AttentionMap::layer, TreeMap::new, Collectors.toList()));
    QuantizedWeights weights =
        QuantizedWeights.of(byLayer.values().stream().flatMap(List::stream).toList());
    JsonObject json = new JsonObject();
    json.addProperty("slot", first.slot().key());
    json.addProperty("words", first.slot().words());
    json.add("queries", array(first.queries(), JsonPrimitive::new));
    json.add("keys", array(first.keys(), JsonPrimitive::new));
    json.add(
        "layers",
        array(
            byLayer.entrySet(),
            layer -> {
              JsonObject told = new JsonObject();
              told.addProperty("number", layer.getKey());
              told.addProperty("place", layer.getValue().getFirst().place());
              told.add("heads", array(layer.getValue(), map -> new JsonPrimitive(map.head())));
              return told;
            }));
    json.addProperty("low", weights.low());
    json.addProperty("high", weights.high());
    json.addProperty("weights", weights.base64());
    return json;
  }

  private static JsonArray kept(DecodingTrace.Kept kept) {
    JsonArray told = new JsonArray();
    told.add(kept.parent());
    told.add(kept.token());
    told.add(number(kept.logProbability()));
    told.add(kept.finished() ? 1 : 0);
    told.add(kept.chosen() ? 1 : 0);
    return told;
  }

  private static JsonArray pair(String token, double probability) {
    JsonArray told = new JsonArray();
    told.add(token);
    told.add(number(probability));
    return told;
  }

  private static JsonPrimitive number(double value) {
    return new JsonPrimitive(
        Double.isFinite(value) ? new BigDecimal(value).round(DIGITS) : BigDecimal.ZERO);
  }

  private static <T> JsonArray array(
      Collection<T> values, Function<T, ? extends JsonElement> element) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(element.apply(value)));
    return array;
  }
}
