package org.attentiontoolkit.runner.folder;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** JSON trees, read strictly. Numbers that JSON has no word for are the strings of Java's. */
final class Json {
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final Gson COMPACT = new GsonBuilder().disableHtmlEscaping().create();

  private Json() {}

  static String pretty(JsonElement tree) {
    return PRETTY.toJson(tree) + "\n";
  }

  static String compact(JsonElement tree) {
    return COMPACT.toJson(tree);
  }

  /**
   * An object.
   *
   * @throws IllegalArgumentException when the text is none
   */
  static JsonObject object(String text) {
    return read(() -> {
      JsonReader reader = new JsonReader(new StringReader(text));
      reader.setStrictness(Strictness.STRICT);
      return JsonParser.parseReader(reader).getAsJsonObject();
    });
  }

  /** A supplier of what is in a tree. */
  interface Reading<T> {
    T read();
  }

  /**
   * Reads parts of a tree.
   *
   * @throws IllegalArgumentException when they are missing or of another type
   */
  static <T> T read(Reading<T> reading) {
    try {
      return reading.read();
    } catch (JsonParseException
        | ClassCastException
        | NullPointerException
        | IllegalStateException
        | UnsupportedOperationException e) {
      throw new IllegalArgumentException("it is not the JSON expected there", e);
    }
  }

  static JsonPrimitive number(double value) {
    return Double.isFinite(value)
        ? new JsonPrimitive(value)
        : new JsonPrimitive(Double.toString(value));
  }

  /** A number, or the string that {@link #number} made of it. */
  static double number(JsonElement value) {
    return Double.parseDouble(value.getAsString());
  }

  static <T> JsonArray array(Collection<T> values, Function<T, JsonElement> element) {
    JsonArray array = new JsonArray(values.size());
    values.forEach(v -> array.add(element.apply(v)));
    return array;
  }

  static <T> List<T> list(JsonElement array, Function<JsonElement, T> value) {
    return array.getAsJsonArray().asList().stream().map(value).toList();
  }

  static JsonArray strings(Collection<String> values) {
    return array(values, JsonPrimitive::new);
  }

  static List<String> strings(JsonElement array) {
    return list(array, JsonElement::getAsString);
  }

  /** A member of an object; what files of earlier versions lack is empty. */
  static JsonElement present(JsonObject object, String key, JsonElement empty) {
    return object.has(key) ? object.get(key) : empty;
  }

  static <T> JsonObject object(Map<String, T> values, Function<T, JsonElement> element) {
    JsonObject object = new JsonObject();
    values.forEach((k, v) -> object.add(k, element.apply(v)));
    return object;
  }

  static <T> Map<String, T> map(JsonElement object, Function<JsonElement, T> value) {
    Map<String, T> map = new LinkedHashMap<>();
    object.getAsJsonObject().asMap().forEach((k, v) -> map.put(k, value.apply(v)));
    return map;
  }
}
