package org.attentiontoolkit.tensor.op;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A test case of ONNX's backends from the folder with data beside the repository: {@code
 * TOOLKIT_DATA} as system property or environment variable, by default {@code ../shared/data}.
 */
final class OnnxCase {
  /**
   * @param sizes its shape
   * @param values row-major
   */
  record Array(int[] sizes, double[] values) {}

  private final JsonObject json;

  private OnnxCase(JsonObject json) {
    this.json = json;
  }

  /** A case; the test is skipped when the folder is absent. */
  static OnnxCase of(String name) {
    Path folder =
        Optional.ofNullable(System.getProperty("TOOLKIT_DATA", System.getenv("TOOLKIT_DATA")))
            .map(Path::of)
            .orElseGet(() -> root().resolveSibling("shared").resolve("data"));
    assumeTrue(Files.isDirectory(folder), () -> "no shared data in " + folder);
    try {
      String text = Files.readString(folder.resolve("golden").resolve(name + ".json"));
      return new OnnxCase(new Gson().fromJson(text, JsonObject.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double attribute(String name, double otherwise) {
    JsonElement value = json.getAsJsonObject("attributes").get(name);
    return value == null ? otherwise : value.getAsDouble();
  }

  Array input(String name) {
    return find("inputs", name);
  }

  boolean hasInput(String name) {
    return json.getAsJsonArray("inputs").asList().stream().anyMatch(x -> named(x, name));
  }

  Array output(String name) {
    return find("outputs", name);
  }

  private Array find(String list, String name) {
    for (JsonElement element : json.getAsJsonArray(list)) {
      if (named(element, name)) {
        JsonObject array = element.getAsJsonObject();
        return new Array(
            array.getAsJsonArray("shape").asList().stream()
                .mapToInt(JsonElement::getAsInt)
                .toArray(),
            array.getAsJsonArray("values").asList().stream()
                .mapToDouble(JsonElement::getAsDouble)
                .toArray());
      }
    }
    throw new NoSuchElementException(name);
  }

  private static boolean named(JsonElement array, String name) {
    return array.getAsJsonObject().get("name").getAsString().equals(name);
  }

  private static Path root() {
    return Path.of(System.getProperty("toolkit.root", "..")).toAbsolutePath().normalize();
  }
}
