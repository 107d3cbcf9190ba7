package org.attentiontoolkit.tensor.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.Sha256;
import org.attentiontoolkit.tensor.file.WholeFile;
import org.attentiontoolkit.tensor.memory.DenseArray;

/**
 * Saves tensors by name and reads them back strictly. Files are readable by, and may come from,
 * every other implementation of the safetensors format.
 */
public final class SafeTensors {
  private static final int PIECE_BYTES = 1 << 20;

  /** Under which name the metadata of {@link #write(Path, Parameters, Map)} has its checksum. */
  public static final String CHECKSUM = SelfChecksum.KEY;

  private SafeTensors() {}

  /**
   * Writes a file, whole or not at all ({@link WholeFile}): the same tensors and metadata give the
   * same bytes.
   *
   * @param tensors by name; the widest number format comes first in the file, which keeps all of
   *     them aligned, then in the map's order
   * @param metadata text by name
   * @throws ToolkitException if it cannot be written; what was there before is untouched then
   */
  public static void write(
      Path file, Map<String, DenseArray> tensors, Map<String, String> metadata) {
    List<Map.Entry<String, DenseArray>> ordered = ordered(tensors);
    write(file, Header.format(stored(ordered), metadata), ordered);
  }

  /**
   * Writes all parameters and buffers under their names, each once, and a checksum of the whole, by
   * which {@link #read} finds out whether a byte has changed.
   */
  public static void write(Path file, Parameters parameters, Map<String, String> metadata) {
    List<Map.Entry<String, DenseArray>> ordered = ordered(arrays(parameters));
    byte[] header = Header.format(stored(ordered), SelfChecksum.withRoom(metadata));
    Sha256 sum = SelfChecksum.begin(header);
    ordered.forEach(entry -> pieces(entry.getValue()).forEach(sum::add));
    SelfChecksum.put(header, sum.hex());
    write(file, header, ordered);
  }

  private static List<Map.Entry<String, DenseArray>> ordered(Map<String, DenseArray> tensors) {
    List<Map.Entry<String, DenseArray>> ordered = new ArrayList<>(tensors.entrySet());
    ordered.sort(Comparator.comparingInt(entry -> -entry.getValue().precision().bytes()));
    return ordered;
  }

  private static List<StoredTensor> stored(List<Map.Entry<String, DenseArray>> ordered) {
    List<StoredTensor> stored = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, DenseArray> entry : ordered) {
      DenseArray array = entry.getValue();
      ElementType type = ElementType.of(array.precision());
      long end = begin + array.length() * type.bytes();
      List<Long> shape = StoredTensor.sizes(array.shape());
      stored.add(new StoredTensor(entry.getKey(), type, shape, begin, end));
      begin = end;
    }
    return stored;
  }

  private static void write(Path file, byte[] header, List<Map.Entry<String, DenseArray>> ordered) {
    WholeFile.write(
        file,
        channel -> {
          writeHeader(header, channel);
          for (Map.Entry<String, DenseArray> entry : ordered) {
            Iterator<ByteBuffer> pieces = pieces(entry.getValue()).iterator();
            while (pieces.hasNext()) {
              writeAll(pieces.next(), channel);
            }
          }
        });
  }

  /**
   * Writes the mean of files that hold the same tensors, with a checksum as {@link #write(Path,
   * Parameters, Map)}: each value is the sum of theirs in double precision divided by their number.
   * The memory that it takes does not grow with the files.
   *
   * @param files at least one
   * @param metadata text by name
   * @throws ToolkitException with every tensor that not all have, in one shape, as floating point;
   *     when a file is not as it was written; when the mean cannot be written
   */
  public static void writeMean(Path file, List<Path> files, Map<String, String> metadata) {
    MeanOfFiles.write(file, files, metadata);
  }

  static void writeHeader(byte[] header, WritableByteChannel channel) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    writeAll(length.putLong(header.length).flip(), channel);
    writeAll(ByteBuffer.wrap(header), channel);
  }

  /**
   * Reads a file that must hold exactly the given tensors: the same names and shapes, each in a
   * floating point format; and, where it has a checksum, the bytes that were written.
   *
   * @param targets where to put them, by name; untouched if anything is wrong
   * @return the metadata
   * @throws ToolkitException with every missing, unexpected or unfitting tensor, or when a byte has
   *     changed
   */
  public static Map<String, String> read(Path file, Map<String, DenseArray> targets) {
    try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
      List<Problem> problems = new ArrayList<>();
      targets.forEach((name, target) -> {
        StoredTensor stored = reader.tensors().get(name);
        Optional<Problem> problem =
            stored == null
                ? Optional.of(Mismatch.missing(name, file))
                : Mismatch.of(stored, target.shape(), file);
        problem.ifPresent(problems::add);
      });
      for (String name : reader.tensors().keySet()) {
        if (!targets.containsKey(name)) {
          problems.add(Mismatch.unexpected(name, file));
        }
      }
      if (!problems.isEmpty()) {
        throw new ToolkitException(problems);
      }
      reader.verify();
      targets.forEach(reader::read);
      return Map.copyOf(reader.metadata());
    }
  }

  /** Reads all parameters and buffers, as {@link #read(Path, Map)}. */
  public static Map<String, String> read(Path file, Parameters parameters) {
    parameters.requireChangeable();
    return read(file, arrays(parameters));
  }

  /**
   * Reads a file that others wrote into all parameters, by the steps of a map. Every tensor of the
   * file must go somewhere, with its whole shape, or be left out by a step. A parameter that the
   * file has nothing for keeps its first value; where {@linkplain Parameters#allocateUnread none
   * was drawn} it is an error.
   *
   * @return what was taken, missing and skipped
   * @throws ToolkitException with everything that does not fit; nothing is read then
   */
  public static ReadReport read(Path file, Parameters parameters, NameMap map) {
    parameters.requireChangeable();
    return MappedReading.read(file, parameters, map);
  }

  private static Map<String, DenseArray> arrays(Parameters parameters) {
    Map<String, DenseArray> arrays = new LinkedHashMap<>();
    for (Parameter parameter : parameters.saved()) {
      arrays.put(parameter.name(), parameter.data());
    }
    return arrays;
  }

  /**
   * The bytes of an array as they are in the file, in one buffer that is filled again and again.
   */
  private static Stream<ByteBuffer> pieces(DenseArray array) {
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      throw new IllegalStateException("this machine's byte order is not the format's");
    }
    long atOnce = PIECE_BYTES / array.precision().bytes();
    ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
    return LongStream.range(0, Math.ceilDiv(array.length(), atOnce))
        .mapToObj(i -> {
          long from = i * atOnce;
          long count = Math.min(atOnce, array.length() - from);
          piece.clear().limit((int) count * array.precision().bytes());
          array.read(from, MemorySegment.ofBuffer(piece));
          return piece;
        });
  }

  static void writeAll(ByteBuffer bytes, WritableByteChannel channel) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
