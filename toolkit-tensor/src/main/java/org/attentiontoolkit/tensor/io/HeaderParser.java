package org.attentiontoolkit.tensor.io;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/** Reads a header and checks all that it says, as strictly as the format's own implementation. */
final class HeaderParser {
  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private HeaderParser(String file) {
    this.file = file;
  }

  /**
   * Parses a header.
   *
   * @param text its JSON
   * @param dataBytes how many bytes follow it
   * @param file for messages
   * @throws ToolkitException with every problem found
   */
  static Header parse(String text, long dataBytes, String file) {
    HeaderParser parser = new HeaderParser(file);
    try (JsonReader json = new JsonReader(new StringReader(text))) {
      json.setStrictness(Strictness.STRICT);
      parser.object(json);
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new IOException("something follows the header's closing brace");
      }
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw problem(
              "safetensors.header", "the header is not what it should be: " + firstLine(e), file)
          .exception(e);
    }
    parser.checkOffsets(dataBytes);
    if (!parser.problems.isEmpty()) {
      throw new ToolkitException(parser.problems);
    }
    return new Header(parser.tensors, parser.metadata);
  }

  /** The bytes of a header as text. */
  static String text(ByteBuffer bytes, String file) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw problem("safetensors.header", "the header is not valid UTF-8", file).exception(e);
    }
  }

  static Problem problem(String id, String sentence, String file) {
    return Problem.input(id, sentence)
        .at(file)
        .hint(
            "the file is damaged or was not written by a safetensors library: fetch or save it again");
  }

  private void object(JsonReader json) throws IOException {
    json.beginObject();
    boolean metadataSeen = false;
    while (json.hasNext()) {
      String name = json.nextName();
      if (!name.equals(Header.METADATA)) {
        tensor(name, json);
      } else if (metadataSeen) {
        throw new IOException("it has " + Header.METADATA + " twice");
      } else {
        metadataSeen = true;
        metadata(json);
      }
    }
    json.endObject();
  }

  private void metadata(JsonReader json) throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      expect(json, JsonToken.STRING, Header.METADATA + "." + key);
      if (metadata.putIfAbsent(key, json.nextString()) != null) {
        throw new IOException(Header.METADATA + " has '" + key + "' twice");
      }
    }
    json.endObject();
  }

  private void tensor(String name, JsonReader json) throws IOException {
    Optional<String> dtype = Optional.empty();
    Optional<List<Long>> shape = Optional.empty();
    Optional<List<Long>> offsets = Optional.empty();
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      switch (key) {
        case "dtype" -> {
          unseen(dtype, name, key);
          expect(json, JsonToken.STRING, name + "." + key);
          dtype = Optional.of(json.nextString());
        }
        case "shape" -> {
          unseen(shape, name, key);
          shape = Optional.of(numbers(json, name + "." + key));
        }
        case "data_offsets" -> {
          unseen(offsets, name, key);
          offsets = Optional.of(numbers(json, name + "." + key));
        }
        default -> throw new IOException("tensor '" + name + "' has an unknown key '" + key + "'");
      }
    }
    json.endObject();
    if (dtype.isEmpty() || shape.isEmpty() || offsets.isEmpty() || offsets.get().size() != 2) {
      throw new IOException("tensor '" + name + "' needs dtype, shape and two data_offsets");
    }
    add(name, dtype.get(), shape.get(), offsets.get());
  }

  private void add(String name, String dtype, List<Long> shape, List<Long> offsets) {
    Optional<ElementType> type =
        Stream.of(ElementType.values()).filter(t -> t.name().equals(dtype)).findFirst();
    if (type.isEmpty()) {
      report("dtype", "tensor '" + name + "' has the unknown dtype '" + dtype + "'");
      return;
    }
    StoredTensor tensor =
        new StoredTensor(name, type.get(), shape, offsets.getFirst(), offsets.getLast());
    if (tensors.putIfAbsent(name, tensor) != null) {
      report("duplicate", "two tensors are named '" + name + "'");
    }
    if (shape.stream().anyMatch(size -> size > Integer.MAX_VALUE)) {
      report("shape", "tensor '%s' has shape %s, which is too large".formatted(name, shape));
    }
    if (!bytes(tensor).equals(Optional.of(tensor.end() - tensor.begin()))) {
      report(
          "offsets",
          "tensor '%s' of shape %s in %s does not fit into bytes %d to %d"
              .formatted(name, shape, dtype, tensor.begin(), tensor.end()));
    }
  }

  private void checkOffsets(long dataBytes) {
    long end = 0;
    String before = "";
    Comparator<StoredTensor> byPlace =
        Comparator.comparingLong(StoredTensor::begin).thenComparingLong(StoredTensor::end);
    for (StoredTensor tensor : tensors.values().stream().sorted(byPlace).toList()) {
      if (tensor.begin() < end) {
        report("offsets", "tensors '%s' and '%s' overlap".formatted(before, tensor.name()));
      } else if (tensor.begin() > end) {
        report(
            "offsets",
            "%d bytes before tensor '%s' belong to no tensor"
                .formatted(tensor.begin() - end, tensor.name()));
      }
      end = Math.max(end, tensor.end());
      before = tensor.name();
    }
    if (end > dataBytes) {
      report(
          "truncated",
          "the file ends %d bytes before the end of its last tensor '%s'"
              .formatted(end - dataBytes, before));
    } else if (end < dataBytes) {
      report("offsets", "%d bytes at the end belong to no tensor".formatted(dataBytes - end));
    }
  }

  private void report(String id, String sentence) {
    problems.add(problem("safetensors." + id, sentence, file));
  }

  private static Optional<Long> bytes(StoredTensor tensor) {
    long bytes = tensor.type().bytes();
    for (long size : tensor.shape()) {
      if (size != 0 && bytes > Long.MAX_VALUE / size) {
        return Optional.empty();
      }
      bytes *= size;
    }
    return Optional.of(bytes);
  }

  private static List<Long> numbers(JsonReader json, String place) throws IOException {
    List<Long> numbers = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      expect(json, JsonToken.NUMBER, place);
      String digits = json.nextString();
      if (!digits.matches("[0-9]{1,18}")) {
        throw new IOException(place + " holds " + digits + ", which is no size");
      }
      numbers.add(Long.parseLong(digits));
    }
    json.endArray();
    return numbers;
  }

  private static void unseen(Optional<?> value, String name, String key) throws IOException {
    if (value.isPresent()) {
      throw new IOException("tensor '" + name + "' has '" + key + "' twice");
    }
  }

  private static void expect(JsonReader json, JsonToken token, String place) throws IOException {
    if (json.peek() != token) {
      throw new IOException(place + " is not a " + token.name().toLowerCase(Locale.ROOT));
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("it ends too early");
  }
}
