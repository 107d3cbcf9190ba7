package org.attentiontoolkit.tensor.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** With files and their mean by NumPy: {@code make_mean.py}. */
final class MeanOfFilesTest {
  private static final List<Path> FILES =
      IntStream.rangeClosed(1, 3)
          .mapToObj(i -> SafeTensorsTest.fixture("mean-" + i + ".safetensors"))
          .toList();

  @TempDir private Path folder;

  @Test
  void isThatOfNumPyToTheLastBit() {
    Path mean = folder.resolve("mean.safetensors");
    SafeTensors.writeMean(mean, FILES, Map.of("step", "12"));
    try (SafeTensorsReader ours = SafeTensorsReader.open(mean);
        SafeTensorsReader theirs =
            SafeTensorsReader.open(SafeTensorsTest.fixture("mean.safetensors"))) {
      assertThat(types(ours)).isEqualTo(types(theirs));
      for (String name : theirs.tensors().keySet()) {
        assertThat(values(ours, name)).as(name).isEqualTo(values(theirs, name));
      }
      assertThat(ours.metadata()).containsEntry("step", "12").containsKey(SafeTensors.CHECKSUM);
      ours.verify();
    }
  }

  /** The largest tensor does not fit into a piece of the mean, nor into one of a file. */
  @Test
  void largeTensorsComeInPieces() {
    int rows = 700_001;
    List<Path> files = List.of(constant("a", rows, 1), constant("b", rows, 4));
    Path mean = folder.resolve("mean.safetensors");
    SafeTensors.writeMean(mean, files, Map.of());
    try (SafeTensorsReader reader = SafeTensorsReader.open(mean)) {
      reader.verify();
      assertThat(Arrays.stream(values(reader, "weight")).allMatch(v -> v == 2.5)).isTrue();
      assertThat(values(reader, "weight")).hasSize(rows);
    }
  }

  @Test
  void theMeanOfOneFileIsItself() {
    Path mean = folder.resolve("mean.safetensors");
    SafeTensors.writeMean(mean, FILES.subList(0, 1), Map.of());
    try (SafeTensorsReader ours = SafeTensorsReader.open(mean);
        SafeTensorsReader one = SafeTensorsReader.open(FILES.getFirst())) {
      for (String name : one.tensors().keySet()) {
        assertThat(values(ours, name)).as(name).isEqualTo(values(one, name));
      }
    }
  }

  @Test
  void whatDoesNotFitIsToldAndNothingIsWritten() {
    Map<String, DenseArray> other = new LinkedHashMap<>();
    other.put("weight", Memories.NATIVE.zeros(Precision.FLOAT, Shape.of(4)));
    other.put("gain", Memories.NATIVE.zeros(Precision.FLOAT, Shape.of(4)));
    Path second = folder.resolve("second.safetensors");
    SafeTensors.write(second, other, Map.of());
    Path mean = folder.resolve("mean.safetensors");
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(
            () -> SafeTensors.writeMean(mean, List.of(constant("first", 3, 1), second), Map.of()))
        .satisfies(e ->
            assertThat(e.problems())
                .extracting(Problem::id)
                .containsExactly("safetensors.shape", "safetensors.unexpected"))
        .withMessageContaining("[4] in the file and [3] here");
    assertThat(mean).doesNotExist();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SafeTensors.writeMean(mean, List.of(), Map.of()));
  }

  @Test
  void aFileThatWasChangedIsRefused() throws IOException {
    Path changed = constant("changed", 3, 1);
    byte[] bytes = Files.readAllBytes(changed);
    bytes[bytes.length - 1] ^= 1;
    Files.write(changed, bytes);
    Path mean = folder.resolve("mean.safetensors");
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(
            () -> SafeTensors.writeMean(mean, List.of(constant("whole", 3, 1), changed), Map.of()))
        .withMessageContaining(changed.toString());
    assertThat(mean).doesNotExist();
  }

  private Path constant(String name, int length, double value) {
    Path file = folder.resolve(name + ".safetensors");
    try (Parameters parameters = new Parameters()) {
      parameters.root().parameter("weight", Shape.of(length), Initializers.constant(value));
      parameters.allocate(Memories.NATIVE, Precision.FLOAT, 1);
      SafeTensors.write(file, parameters, Map.of());
    }
    return file;
  }

  private static Map<String, ElementType> types(SafeTensorsReader reader) {
    return reader.tensors().values().stream()
        .collect(Collectors.toMap(StoredTensor::name, StoredTensor::type));
  }

  private static double[] values(SafeTensorsReader reader, String name) {
    return reader.read(name, Memories.NATIVE, Precision.DOUBLE).toDoubles();
  }
}
