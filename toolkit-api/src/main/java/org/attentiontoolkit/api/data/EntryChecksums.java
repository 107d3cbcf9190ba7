package org.attentiontoolkit.api.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.file.FileTrouble;
import org.attentiontoolkit.tensor.file.WholeFile;

/**
 * The file {@code checksums} of an entry: its format, then size, CRC-32C and name of every other
 * file, then the CRC-32C of these lines. It is written last.
 */
final class EntryChecksums {
  private static final String FILE = "checksums";
  private static final String FORMAT = "attention-toolkit data 1";

  /** So much is checked between two looks at whether to stop. */
  private static final long PIECE = 16L << 20;

  private EntryChecksums() {}

  /** Writes the checksums of what is in a folder, all of it being on the disk by then. */
  static void write(Path folder, Stop stop) throws IOException {
    for (Path file : Folders.files(folder)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
    String lines = lines(folder, stop);
    WholeFile.write(folder.resolve(FILE), lines + crc(lines) + "\n");
  }

  /** Whether a folder is there with all files as they were written. */
  static boolean hold(Path folder, Stop stop) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      String lines = lines(folder, stop);
      return (lines + crc(lines) + "\n")
          .equals(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw FileTrouble.reading(folder, e);
    }
  }

  private static String lines(Path folder, Stop stop) throws IOException {
    List<String> lines = new ArrayList<>(List.of(FORMAT));
    for (Path file : Folders.files(folder)) {
      String name = file.getFileName().toString();
      if (!name.equals(FILE)) {
        lines.add("%d %08x %s".formatted(Files.size(file), crc(file, stop), name));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String crc(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(crc.getValue());
  }

  private static long crc(Path file, Stop stop) throws IOException {
    CRC32C crc = new CRC32C();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      long size = channel.size();
      MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
      for (long at = 0; at < size; at += PIECE) {
        stop.check();
        crc.update(bytes.asSlice(at, Math.min(PIECE, size - at)).asByteBuffer());
      }
    }
    return crc.getValue();
  }
}
