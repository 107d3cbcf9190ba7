package org.attentiontoolkit.tensor.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.Sha256;
import org.attentiontoolkit.tensor.file.WholeFile;

/**
 * The mean of files with the same tensors. It is made piece by piece, twice: once for the checksum,
 * which stands before the data, and once to be written. So the memory does not grow with the files.
 */
final class MeanOfFiles implements AutoCloseable {
  private static final int VALUES_AT_ONCE = 1 << 17;

  private final List<Path> files;
  private final List<SafeTensorsReader> readers = new ArrayList<>();
  private final double[] sums = new double[VALUES_AT_ONCE];
  private final double[] values = new double[VALUES_AT_ONCE];
  private final ByteBuffer bytes =
      ByteBuffer.allocate(VALUES_AT_ONCE * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  private MeanOfFiles(List<Path> files) {
    this.files = files;
  }

  /** Takes the bytes of the mean, in their order in the file. */
  private interface Sink {
    void take(ByteBuffer piece) throws IOException;
  }

  /** As {@link SafeTensors#writeMean}. */
  static void write(Path file, List<Path> files, Map<String, String> metadata) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("there is no mean of no files");
    }
    try (MeanOfFiles mean = new MeanOfFiles(files)) {
      files.forEach(f -> mean.readers.add(SafeTensorsReader.open(f)));
      mean.requireSame();
      mean.readers.forEach(SafeTensorsReader::verify);
      mean.write(file, metadata);
    }
  }

  private void requireSame() {
    Map<String, StoredTensor> first = readers.getFirst().tensors();
    List<Problem> problems = new ArrayList<>();
    first.values().stream()
        .forEach(tensor -> Mismatch.type(tensor, files.getFirst()).ifPresent(problems::add));
    for (int i = 1; i < files.size(); i++) {
      Path file = files.get(i);
      Map<String, StoredTensor> others = readers.get(i).tensors();
      first.forEach((name, tensor) ->
          problem(tensor, Optional.ofNullable(others.get(name)), file).ifPresent(problems::add));
      others.keySet().stream()
          .filter(Predicate.not(first::containsKey))
          .forEach(name -> problems.add(Mismatch.unexpected(name, file)));
    }
    if (!problems.isEmpty()) {
      throw new ToolkitException(problems);
    }
  }

  private static Optional<Problem> problem(
      StoredTensor first, Optional<StoredTensor> other, Path file) {
    return other
        .map(stored -> Mismatch.of(stored, first.arrayShape(), file))
        .orElseGet(() -> Optional.of(Mismatch.missing(first.name(), file)));
  }

  private void write(Path file, Map<String, String> metadata) {
    List<StoredTensor> stored = stored();
    byte[] header = Header.format(stored, SelfChecksum.withRoom(metadata));
    Sha256 sum = SelfChecksum.begin(header);
    try {
      all(stored, sum::add);
    } catch (IOException e) {
      throw new IllegalStateException("a checksum cannot fail", e);
    }
    SelfChecksum.put(header, sum.hex());
    WholeFile.write(
        file,
        channel -> {
          SafeTensors.writeHeader(header, channel);
          all(stored, piece -> SafeTensors.writeAll(piece, channel));
        });
  }

  /** The tensors of the mean: as wide as in the first file, but no narrower than 32 bits. */
  private List<StoredTensor> stored() {
    List<StoredTensor> stored = new ArrayList<>();
    long begin = 0;
    List<StoredTensor> widestFirst =
        readers.getFirst().tensors().values().stream()
            .sorted(Comparator.comparingInt(tensor -> -tensor.type().bytes()))
            .toList();
    for (StoredTensor tensor : widestFirst) {
      ElementType type = tensor.type() == ElementType.F64 ? ElementType.F64 : ElementType.F32;
      long end = begin + tensor.length() * type.bytes();
      stored.add(new StoredTensor(tensor.name(), type, tensor.shape(), begin, end));
      begin = end;
    }
    return stored;
  }

  private void all(List<StoredTensor> stored, Sink sink) throws IOException {
    for (StoredTensor tensor : stored) {
      for (long from = 0; from < tensor.length(); from += VALUES_AT_ONCE) {
        sink.take(piece(tensor, from, (int) Math.min(VALUES_AT_ONCE, tensor.length() - from)));
      }
    }
  }

  private ByteBuffer piece(StoredTensor tensor, long from, int count) {
    Arrays.fill(sums, 0, count, 0);
    for (SafeTensorsReader reader : readers) {
      reader.read(tensor.name(), from, values, count);
      for (int i = 0; i < count; i++) {
        sums[i] += values[i];
      }
    }
    bytes.clear();
    for (int i = 0; i < count; i++) {
      double mean = sums[i] / readers.size();
      if (tensor.type() == ElementType.F64) {
        bytes.putDouble(mean);
      } else {
        bytes.putFloat((float) mean);
      }
    }
    return bytes.flip();
  }

  @Override
  public void close() {
    readers.forEach(SafeTensorsReader::close);
  }
}
