package org.attentiontoolkit.tensor.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.file.FileTrouble;
import org.attentiontoolkit.tensor.file.Sha256;
import org.attentiontoolkit.tensor.memory.ArrayMemory;
import org.attentiontoolkit.tensor.memory.DenseArray;
import org.attentiontoolkit.tensor.memory.Precision;

/**
 * An open file whose header has been read and checked; tensors are read when asked for, in pieces
 * that fit into a small buffer.
 */
public final class SafeTensorsReader implements AutoCloseable {
  private static final int LENGTH_BYTES = 8;
  // The limit of the format's own implementation.
  private static final long LONGEST_HEADER = 100_000_000;
  private static final int PIECE_BYTES = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final Header header;
  private final long dataStart;

  private SafeTensorsReader(Path file, FileChannel channel, Header header, long dataStart) {
    this.file = file;
    this.channel = channel;
    this.header = header;
    this.dataStart = dataStart;
  }

  /**
   * Opens a file.
   *
   * @throws ToolkitException if it is not there or not as it should be, with all that is wrong
   */
  public static SafeTensorsReader open(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      try {
        return read(file, channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw FileTrouble.opening(file).exception();
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }

  /** What the header says of each tensor, by name, in the header's order. */
  public Map<String, StoredTensor> tensors() {
    return Collections.unmodifiableMap(header.tensors());
  }

  /** The text stored beside the tensors, by name. */
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(header.metadata());
  }

  /**
   * Reads a tensor, converting its values to the array's precision.
   *
   * @param name one of {@link #tensors()}
   * @param target of the same shape
   * @throws ToolkitException if its shape is another, naming both, or its type is not {@linkplain
   *     ElementType#readable readable}
   */
  public void read(String name, DenseArray target) {
    StoredTensor tensor = tensor(name);
    require(Mismatch.of(tensor, target.shape(), file));
    try {
      if (tensor.type() == ElementType.of(target.precision())
          && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
        copy(tensor, target);
      } else {
        convert(tensor, target);
      }
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }

  /**
   * Reads a matrix, its rows as columns.
   *
   * @param name one of {@link #tensors()}, {@code [rows, columns]}
   * @param target {@code [columns, rows]}
   * @throws ToolkitException as {@link #read(String, DenseArray)}
   */
  public void readTransposed(String name, DenseArray target) {
    StoredTensor tensor = tensor(name);
    require(Mismatch.ofTransposed(tensor, target.shape(), file));
    try (Arena arena = Arena.ofConfined()) {
      int bytes = tensor.type().bytes();
      MemorySegment all = arena.allocate(Math.max(1, tensor.length() * bytes));
      pieces(
          tensor,
          0,
          tensor.length(),
          (from, values, count) ->
              MemorySegment.copy(values, 0, all, from * bytes, (long) count * bytes));
      double[] row = new double[target.columns()];
      for (int r = 0; r < target.rows(); r++) {
        for (int c = 0; c < row.length; c++) {
          row[c] = tensor.type().get(all, (long) c * target.rows() + r);
        }
        target.write((long) r * row.length, row, row.length);
      }
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }

  /** Reads a tensor into a new array of its shape. */
  public DenseArray read(String name, ArrayMemory memory, Precision precision) {
    StoredTensor tensor = tensor(name);
    DenseArray target = memory.zeros(precision, tensor.arrayShape());
    read(name, target);
    return target;
  }

  /**
   * Reads some values of a tensor.
   *
   * @param name one of {@link #tensors()}, of a {@linkplain ElementType#readable readable} type
   * @param from the first of them, counted row by row
   * @param into the values, from its beginning
   */
  public void read(String name, long from, double[] into, int count) {
    StoredTensor tensor = tensor(name);
    try {
      pieces(
          tensor,
          from,
          from + count,
          (at, values, some) -> {
            for (int i = 0; i < some; i++) {
              into[(int) (at - from) + i] = tensor.type().get(values, i);
            }
          });
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }

  /**
   * Compares the file with the checksum it carries, if it does.
   *
   * @throws ToolkitException when a byte has changed since it was written
   */
  public void verify() {
    String written = header.metadata().get(SelfChecksum.KEY);
    if (written == null) {
      return;
    }
    try {
      ByteBuffer bytes = ByteBuffer.allocate((int) (dataStart - LENGTH_BYTES));
      fill(bytes, channel, LENGTH_BYTES);
      Sha256 sum = SelfChecksum.begin(bytes.array());
      ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
      for (long at = dataStart; at < channel.size(); at += piece.limit()) {
        piece.clear().limit((int) Math.min(PIECE_BYTES, channel.size() - at));
        fill(piece, channel, at);
        sum.add(piece.flip());
      }
      if (!sum.hex().equals(written)) {
        throw HeaderParser.problem(
                "safetensors.checksum", "the file is not as it was written", file.toString())
            .exception();
      }
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }

  private StoredTensor tensor(String name) {
    StoredTensor tensor = header.tensors().get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("there is no tensor " + name + " in " + file);
    }
    return tensor;
  }

  private static void require(Optional<Problem> mismatch) {
    mismatch.ifPresent(problem -> {
      throw problem.exception();
    });
  }

  private static SafeTensorsReader read(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    String name = file.toString();
    if (size < LENGTH_BYTES) {
      throw HeaderParser.problem(
              "safetensors.truncated",
              "the file has " + size + " bytes, too few for a header",
              name)
          .exception();
    }
    ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    fill(length, channel, 0);
    long headerBytes = length.getLong(0);
    if (headerBytes < 0 || headerBytes > LONGEST_HEADER) {
      throw HeaderParser.problem(
              "safetensors.header-too-large",
              "the header claims to have %s bytes; %d is the limit"
                  .formatted(Long.toUnsignedString(headerBytes), LONGEST_HEADER),
              name)
          .exception();
    }
    long dataStart = LENGTH_BYTES + headerBytes;
    if (dataStart > size) {
      throw HeaderParser.problem(
              "safetensors.truncated",
              "the file ends %d bytes before the end of its header".formatted(dataStart - size),
              name)
          .exception();
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) headerBytes);
    fill(bytes, channel, LENGTH_BYTES);
    Header header =
        HeaderParser.parse(HeaderParser.text(bytes.flip(), name), size - dataStart, name);
    return new SafeTensorsReader(file, channel, header, dataStart);
  }

  private void copy(StoredTensor tensor, DenseArray target) throws IOException {
    pieces(tensor, 0, tensor.length(), (from, values, count) -> target.write(from, values));
  }

  private void convert(StoredTensor tensor, DenseArray target) throws IOException {
    double[] converted = new double[PIECE_BYTES / tensor.type().bytes()];
    pieces(
        tensor,
        0,
        tensor.length(),
        (from, values, count) -> {
          for (int i = 0; i < count; i++) {
            converted[i] = tensor.type().get(values, i);
          }
          target.write(from, converted, count);
        });
  }

  /** Takes some values of a tensor as they are in the file. */
  private interface Piece {
    void take(long from, MemorySegment values, int count);
  }

  private void pieces(StoredTensor tensor, long begin, long end, Piece taker) throws IOException {
    int valuesAtOnce = PIECE_BYTES / tensor.type().bytes();
    ByteBuffer piece =
        ByteBuffer.allocateDirect(
            (int) Math.min(valuesAtOnce, end - begin) * tensor.type().bytes());
    for (long from = begin; from < end; from += valuesAtOnce) {
      int count = (int) Math.min(valuesAtOnce, end - from);
      piece.clear().limit(count * tensor.type().bytes());
      fill(piece, channel, dataStart + tensor.begin() + from * tensor.type().bytes());
      taker.take(from, MemorySegment.ofBuffer(piece.flip()), count);
    }
  }

  private static void fill(ByteBuffer buffer, FileChannel channel, long position)
      throws IOException {
    long at = position;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, at);
      if (read < 0) {
        throw new IOException("the file became shorter while it was read");
      }
      at += read;
    }
  }
}
