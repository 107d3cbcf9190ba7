package org.attentiontoolkit.runner.folder;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.runner.train.state.StateVisitor;
import org.attentiontoolkit.runner.train.state.Stateful;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;
import org.attentiontoolkit.tensor.file.WholeFile;
import org.attentiontoolkit.tensor.io.SafeTensors;
import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * A state as two files: numbers and texts as a JSON object by name, arrays as safetensors.
 *
 * @param values the JSON file
 * @param arrays the safetensors file
 */
public record StateFiles(Path values, Path arrays) {
  /**
   * Writes a state; each file is whole or as it was before.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when it cannot be written
   */
  public void write(Stateful state) {
    Writer writer = new Writer(new JsonObject(), new LinkedHashMap<>());
    state.visit(writer);
    SafeTensors.write(arrays, writer.arrays, Map.of());
    WholeFile.write(values, Json.pretty(writer.json));
  }

  /**
   * Reads a state back. After an error it is of no use any more.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when a file cannot be read, or holds
   *     not exactly the names of this state
   */
  public void read(Stateful state) {
    Reader reader = new Reader(values, json(), new LinkedHashMap<>());
    state.visit(reader);
    if (reader.json.size() > 0) {
      String first = reader.json.keySet().iterator().next();
      throw reader.damaged("has no place for " + first).exception();
    }
    SafeTensors.read(arrays, reader.arrays);
  }

  private JsonObject json() {
    try {
      return Json.object(Files.readString(values));
    } catch (IOException e) {
      throw FileTrouble.reading(values, e);
    } catch (IllegalArgumentException e) {
      throw Problem.input("state.damaged", "The state is damaged: " + e.getMessage() + ".")
          .at(values.toString())
          .exception(e);
    }
  }

  private record Writer(JsonObject json, Map<String, DenseArray> arrays) implements StateVisitor {
    @Override
    public long whole(String name, long value) {
      add(name, new JsonPrimitive(value));
      return value;
    }

    @Override
    public double number(String name, double value) {
      add(name, Json.number(value));
      return value;
    }

    @Override
    public List<String> texts(String name, List<String> values) {
      add(name, Json.strings(values));
      return values;
    }

    @Override
    public void array(String name, DenseArray values) {
      if (arrays.putIfAbsent(name, values) != null) {
        throw new IllegalStateException("two arrays of a state are named " + name);
      }
    }

    private void add(String name, JsonElement value) {
      if (json.has(name)) {
        throw new IllegalStateException("two values of a state are named " + name);
      }
      json.add(name, value);
    }
  }

  /** Takes away what it has given, so that what nobody wants is noticed. */
  private record Reader(Path file, JsonObject json, Map<String, DenseArray> arrays)
      implements StateVisitor {
    @Override
    public long whole(String name, long value) {
      JsonElement found = take(name);
      return read(name, found::getAsLong);
    }

    @Override
    public double number(String name, double value) {
      JsonElement found = take(name);
      return read(name, () -> Json.number(found));
    }

    @Override
    public List<String> texts(String name, List<String> values) {
      JsonElement found = take(name);
      return read(name, () -> Json.strings(found));
    }

    @Override
    public void array(String name, DenseArray values) {
      arrays.put(name, values);
    }

    private JsonElement take(String name) {
      if (!json.has(name)) {
        throw damaged("lacks " + name).exception();
      }
      return json.remove(name);
    }

    private <T> T read(String name, Json.Reading<T> reading) {
      try {
        return Json.read(reading);
      } catch (IllegalArgumentException e) {
        throw damaged("has no value for " + name + " that can be read").exception(e);
      }
    }

    private Problem damaged(String what) {
      return Problem.input("state.damaged", "The state " + what + ".")
          .at(file.toString())
          .hint("It belongs to training with other settings, or was changed.");
    }
  }
}
