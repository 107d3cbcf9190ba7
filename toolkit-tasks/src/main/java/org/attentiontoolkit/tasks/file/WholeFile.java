package org.attentiontoolkit.tasks.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.attentiontoolkit.tensor.error.Problem;

/** Writes a file so that it is there whole or, when something fails, not at all. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes a text as UTF-8, replacing what was there. */
  public static void write(Path file, String text) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      try (FileChannel out =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Problem.failure("file.unwritable", "The file cannot be written: " + reason(e) + ".")
          .at(file.toString())
          .hint("Check that the folder exists, may be written to, and that the disk is not full.")
          .exception(e);
    }
  }

  /** What went wrong with a file, in the system's words. */
  public static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
