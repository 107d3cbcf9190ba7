package org.attentiontoolkit.tensor.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final int PIECE_BYTES = 1 << 26;

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
   * Writes all parameters under their names, and a checksum of the whole, by which {@link #read}
   * finds out whether a byte has changed.
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
          ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
          writeAll(length.putLong(header.length).flip(), channel);
          writeAll(ByteBuffer.wrap(header), channel);
          for (Map.Entry<String, DenseArray> entry : ordered) {
            for (ByteBuffer piece : pieces(entry.getValue())) {
              writeAll(piece, channel);
            }
          }
        });
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
      targets.forEach((name, target) -> check(name, target, reader, file, problems));
      for (String name : reader.tensors().keySet()) {
        if (!targets.containsKey(name)) {
          problems.add(mismatch("unexpected", "tensor '" + name + "' has no place here", file));
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

  /** Reads all parameters, as {@link #read(Path, Map)}. */
  public static Map<String, String> read(Path file, Parameters parameters) {
    return read(file, arrays(parameters));
  }

  private static void check(
      String name, DenseArray target, SafeTensorsReader reader, Path file, List<Problem> problems) {
    StoredTensor stored = reader.tensors().get(name);
    if (stored == null) {
      problems.add(mismatch("missing", "tensor '" + name + "' is not in the file", file));
    } else if (!stored.has(target.shape())) {
      problems.add(
          mismatch(
              "shape",
              "tensor '%s' has shape %s in the file and %s here"
                  .formatted(name, stored.shape(), target.shape()),
              file));
    } else if (!stored.type().readable()) {
      problems.add(
          mismatch(
              "type",
              "tensor '%s' holds %s, which is not floating point of 16 bits or more"
                  .formatted(name, stored.type()),
              file));
    }
  }

  private static Problem mismatch(String id, String sentence, Path file) {
    return Problem.input("safetensors." + id, sentence)
        .at(file.toString())
        .hint("the file belongs to a model with other settings");
  }

  private static Map<String, DenseArray> arrays(Parameters parameters) {
    Map<String, DenseArray> arrays = new LinkedHashMap<>();
    for (Parameter parameter : parameters.all()) {
      arrays.put(parameter.name(), parameter.data());
    }
    return arrays;
  }

  /** The bytes of an array as they are in the file. */
  private static List<ByteBuffer> pieces(DenseArray array) {
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      throw new IllegalStateException("this machine's byte order is not the format's");
    }
    MemorySegment bytes = array.segment();
    List<ByteBuffer> pieces = new ArrayList<>();
    for (long from = 0; from < bytes.byteSize(); from += PIECE_BYTES) {
      long count = Math.min(PIECE_BYTES, bytes.byteSize() - from);
      pieces.add(bytes.asSlice(from, count).asByteBuffer());
    }
    return pieces;
  }

  private static void writeAll(ByteBuffer bytes, WritableByteChannel channel) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
