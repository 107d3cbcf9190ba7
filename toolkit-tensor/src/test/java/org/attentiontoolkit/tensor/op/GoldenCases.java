package org.attentiontoolkit.tensor.op;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.memory.Shape;

/** One case of a file that {@code make_golden.py} wrote. */
final class GoldenCases {
  private final JsonObject json;

  private GoldenCases(JsonObject json) {
    this.json = json;
  }

  static GoldenCases of(String file, String name) {
    InputStream resource =
        Objects.requireNonNull(GoldenCases.class.getResourceAsStream(file), file);
    try (var reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      JsonObject whole = new Gson().fromJson(reader, JsonObject.class);
      return new GoldenCases(whole.getAsJsonObject("cases").getAsJsonObject(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int number(String name) {
    return json.get(name).getAsInt();
  }

  Segments segments(String name) {
    return Segments.ofLengths(
        json.getAsJsonArray(name).asList().stream().mapToInt(JsonElement::getAsInt).toArray());
  }

  boolean has(String name) {
    return json.getAsJsonObject("arrays").has(name);
  }

  Shape shape(String name) {
    JsonArray sizes = array(name).getAsJsonArray("shape");
    return Shape.of(sizes.asList().stream().mapToInt(JsonElement::getAsInt).toArray());
  }

  double[] values(String name) {
    JsonArray values = array(name).getAsJsonArray("values");
    return values.asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }

  private JsonObject array(String name) {
    return Objects.requireNonNull(json.getAsJsonObject("arrays").getAsJsonObject(name), name);
  }
}
