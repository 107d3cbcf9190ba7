package org.attentiontoolkit.tensor.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.kernel.Memories;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.memory.Shape;
import org.attentiontoolkit.tensor.parameter.Initializers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With files that Python's safetensors library wrote: {@code make_golden.py} beside them. */
final class SafeTensorsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"floats", "mixed"})
  void readsWhatPythonWrote(String name) throws IOException {
    JsonObject expected = values();
    try (SafeTensorsReader reader = SafeTensorsReader.open(fixture(name + ".safetensors"))) {
      assertThat(reader.tensors()).hasSize(5);
      for (StoredTensor stored : reader.tensors().values()) {
        JsonObject golden = expected.getAsJsonObject(stored.name());
        assertThat(stored.shape()).isEqualTo(longs(golden));
        if (stored.type().readable()) {
          double[] values = doubles(golden);
          assertThat(reader.read(stored.name(), Memories.NATIVE, Precision.DOUBLE).toDoubles())
              .isEqualTo(values);
          float[] rounded = new float[values.length];
          for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
          }
          assertThat(reader.read(stored.name(), Memories.NATIVE, Precision.FLOAT).toFloats())
              .isEqualTo(rounded);
        }
      }
    }
  }

  @Test
  void writesTheSameBytesAsPython() throws IOException {
    Map<String, DenseArray> tensors = new TreeMap<>();
    try (SafeTensorsReader reader = SafeTensorsReader.open(fixture("floats.safetensors"))) {
      assertThat(reader.metadata()).containsOnly(Map.entry("step", "1200"));
      for (String name : reader.tensors().keySet()) {
        tensors.put(name, reader.read(name, Memories.NATIVE, Precision.FLOAT));
      }
      SafeTensors.write(folder.resolve("a.safetensors"), tensors, reader.metadata());
    }
    assertThat(folder.resolve("a.safetensors"))
        .hasSameBinaryContentAs(fixture("floats.safetensors"));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("a.safetensors"));
    }
  }

  @Test
  void parametersComeBackBitForBit() {
    Path file = folder.resolve("runs/1/parameters.safetensors");
    Parameters written = model(11, 5);
    SafeTensors.write(file, written, Map.of("step", "7", "note", "a \"quoted\"\nline"));
    Parameters read = model(12, 5);
    assertThat(read.values().toFloats()).isNotEqualTo(written.values().toFloats());
    Map<String, String> metadata = SafeTensors.read(file, read);
    assertThat(metadata)
        .containsOnlyKeys("step", "note", SafeTensors.CHECKSUM)
        .containsAllEntriesOf(Map.of("step", "7", "note", "a \"quoted\"\nline"));
    assertThat(read.values().toFloats()).isEqualTo(written.values().toFloats());
  }

  /** The name of the checksum itself is the one place where a change can only hide it. */
  @Test
  void everyByteThatChangesInAFileOfParametersIsNoticed() throws IOException {
    Path file = folder.resolve("model.safetensors");
    SafeTensors.write(file, model(11, 5), Map.of("step", "7"));
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int name = text.indexOf(SafeTensors.CHECKSUM);
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      Files.write(file, changed);
      Parameters read = model(12, 5);
      if (i >= name && i < name + SafeTensors.CHECKSUM.length()) {
        assertThat(SafeTensors.read(file, read)).doesNotContainKey(SafeTensors.CHECKSUM);
      } else {
        assertThatExceptionOfType(ToolkitException.class)
            .as("byte %d of %s", i, text.substring(8, 200))
            .isThrownBy(() -> SafeTensors.read(file, read));
      }
    }
  }

  @Test
  void bothPrecisionsGoIntoOneFile() {
    Path file = folder.resolve("both.safetensors");
    Map<String, DenseArray> tensors = new LinkedHashMap<>();
    tensors.put("float", Memories.NATIVE.of(Precision.FLOAT, Shape.of(3), 1, 2, 3));
    tensors.put("double", Memories.NATIVE.of(Precision.DOUBLE, Shape.of(2), 0.1, -1e300));
    SafeTensors.write(file, tensors, Map.of());
    try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
      assertThat(reader.tensors().keySet()).containsExactly("double", "float");
      assertThat(reader.read("double", Memories.NATIVE, Precision.DOUBLE).toDoubles())
          .containsExactly(0.1, -1e300);
      assertThat(reader.read("float", Memories.NATIVE, Precision.FLOAT).toFloats())
          .containsExactly(1, 2, 3);
    }
  }

  @Test
  void everythingThatDoesNotFitIsToldAtOnceAndNothingIsRead() {
    Path file = folder.resolve("model.safetensors");
    SafeTensors.write(file, model(1, 5), Map.of());
    Parameters other = new Parameters();
    other.root().parameter("first.weight", Shape.of(4, 6), Initializers.zeros());
    other.root().parameter("second.bias", Shape.of(3), Initializers.zeros());
    other.root().parameter("third", Shape.of(1), Initializers.zeros());
    other.allocate(Memories.NATIVE, Precision.FLOAT, 1);
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> SafeTensors.read(file, other))
        .satisfies(e -> {
          assertThat(e.exitCode()).isEqualTo(2);
          assertThat(e.problems())
              .extracting(Problem::id, Problem::sentence)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple(
                      "safetensors.shape",
                      "tensor 'first.weight' has shape [4, 5] in the file and [4, 6] here"),
                  org.assertj.core.groups.Tuple.tuple(
                      "safetensors.missing", "tensor 'third' is not in the file"),
                  org.assertj.core.groups.Tuple.tuple(
                      "safetensors.unexpected", "tensor 'first.bias' has no place here"));
        })
        .withMessageContaining(file.toString());
    assertThat(other.values().toFloats()).containsOnly(0);
  }

  @Test
  void buffersAreSavedAndReadAndATiedParameterIsThereOnce() {
    Path file = folder.resolve("model.safetensors");
    Parameters written = withBufferAndTie(2);
    written.allocate(Memories.NATIVE, Precision.FLOAT, 3);
    SafeTensors.write(file, written, Map.of());
    try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
      assertThat(reader.tensors()).containsOnlyKeys("embedding.weight", "norm.mean", "frozen");
    }
    Parameters read = withBufferAndTie(5);
    read.allocateUnread(Memories.NATIVE, Precision.FLOAT);
    SafeTensors.read(file, read);
    assertThat(read.values().toFloats()).isEqualTo(written.values().toFloats());
    assertThat(read.buffers().getFirst().data().toFloats()).containsOnly(2);
    Parameters mapped = withBufferAndTie(5);
    mapped.allocateUnread(Memories.NATIVE, Precision.FLOAT);
    NameMap toTheOtherName = NameMap.none().rename("embedding.weight", "head.weight");
    assertThat(SafeTensors.read(file, mapped, toTheOtherName).taken())
        .contains(new ReadReport.Taken("embedding.weight", "embedding.weight", false));
    assertThat(mapped.values().toFloats()).isEqualTo(written.values().toFloats());
  }

  private static Parameters withBufferAndTie(double mean) {
    Parameters parameters = new Parameters();
    Parameter table =
        parameters.root().parameter("embedding.weight", Shape.of(5, 2), Initializers.normal(1));
    parameters.root().buffer("norm.mean", Shape.of(2), Initializers.constant(mean));
    parameters.root().tie("head.weight", table);
    parameters.root().parameter("frozen", Shape.of(3), Initializers.normal(1)).freeze();
    return parameters;
  }

  @Test
  void whereNothingWasDrawnTheFileMustHaveEverything() {
    Path file = folder.resolve("model.safetensors");
    SafeTensors.write(
        file,
        Map.of("embedding.weight", Memories.NATIVE.zeros(Precision.FLOAT, Shape.of(5, 2))),
        Map.of());
    Parameters parameters = withBufferAndTie(1);
    parameters.allocateUnread(Memories.NATIVE, Precision.FLOAT);
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> SafeTensors.read(file, parameters, NameMap.none()))
        .satisfies(e ->
            assertThat(e.problems())
                .extracting(Problem::sentence)
                .containsExactly(
                    "tensor 'norm.mean' is not in the file", "tensor 'frozen' is not in the file"));
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> SafeTensors.read(file, parameters))
        .withMessageContaining("tensor 'norm.mean' is not in the file");
    assertThat(parameters.values().toFloats()).containsOnly(Float.NaN);
  }

  @Test
  void integersAreRefusedWhereNumbersAreNeeded() throws IOException {
    Path mixed = fixture("mixed.safetensors");
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() ->
            SafeTensors.read(
                mixed, Map.of("positions", Memories.NATIVE.zeros(Precision.FLOAT, Shape.of(6)))))
        .withMessageContaining("tensor 'positions' holds I64");
    try (SafeTensorsReader reader = SafeTensorsReader.open(mixed)) {
      assertThatExceptionOfType(ToolkitException.class)
          .isThrownBy(() -> reader.read("positions", Memories.NATIVE, Precision.FLOAT))
          .withMessageContaining("tensor 'positions' holds I64");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> reader.read("none", Memories.NATIVE, Precision.FLOAT));
    }
  }

  @Test
  void aMissingFileIsTold() {
    Path file = folder.resolve("none.safetensors");
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> SafeTensorsReader.open(file))
        .withMessage("file.missing · There is no such file. · " + file)
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(2));
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> SafeTensorsReader.open(folder));
  }

  @Test
  void largeTensorsAreConvertedPieceByPiece() {
    Path file = folder.resolve("large.safetensors");
    DenseArray large = Memories.NATIVE.zeros(Precision.DOUBLE, Shape.of(300_007));
    Initializers.normal(1).fill(large, 5);
    SafeTensors.write(file, Map.of("x", large), Map.of());
    try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
      assertThat(reader.read("x", Memories.NATIVE, Precision.FLOAT).toFloats())
          .isEqualTo(large.toFloats());
      assertThat(reader.read("x", Memories.NATIVE, Precision.DOUBLE).toDoubles())
          .isEqualTo(large.toDoubles());
    }
  }

  private static Parameters model(long seed, int width) {
    Parameters parameters = new Parameters();
    parameters.root().parameter("first.weight", Shape.of(4, width), Initializers.normal(1));
    parameters.root().parameter("first.bias", Shape.of(4), Initializers.normal(1));
    parameters.root().parameter("second.bias", Shape.of(3), Initializers.normal(1));
    parameters.allocate(Memories.NATIVE, Precision.FLOAT, seed);
    return parameters;
  }

  private static List<Long> longs(JsonObject tensor) {
    return StreamSupport.stream(tensor.getAsJsonArray("shape").spliterator(), false)
        .map(JsonElement::getAsLong)
        .toList();
  }

  private static double[] doubles(JsonObject tensor) {
    return StreamSupport.stream(tensor.getAsJsonArray("values").spliterator(), false)
        .mapToDouble(v -> parse(v.getAsString()))
        .toArray();
  }

  private static double parse(String hexadecimal) {
    return hexadecimal.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(hexadecimal);
  }

  private static JsonObject values() throws IOException {
    return JsonParser.parseString(Files.readString(fixture("values.json")))
        .getAsJsonObject()
        .getAsJsonObject("tensors");
  }

  static Path fixture(String name) {
    try {
      return Path.of(Objects.requireNonNull(SafeTensorsTest.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
