package org.attentiontoolkit.tensor.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * Writes a file whole or not at all: to a temporary file beside it, forced to the disk, then
 * renamed. Whoever reads it, at whatever moment, sees the old content or the new.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** What writes the content. */
  @FunctionalInterface
  public interface Content {
    /** Writes to the channel from its position on. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @throws ToolkitException {@code file.write-failed} if that is impossible; what was there before
   *     is untouched then
   */
  public static void write(Path file, Content content) {
    Path target = file.toAbsolutePath();
    Path folder = Objects.requireNonNull(target.getParent(), "a file lies in a folder");
    Path temporary = folder.resolve("." + target.getFileName() + ".partial");
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        content.writeTo(channel);
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(file, temporary, e);
    }
    forceFolder(folder);
  }

  private static ToolkitException failed(Path file, Path temporary, IOException cause) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    Problem problem =
        Problem.failure("file.write-failed", "cannot write " + file + ": " + cause.getMessage())
            .at(file.toString());
    return (Files.exists(file)
            ? problem.hint("make room; the file that was there before is untouched")
            : problem.hint("make room, or choose another folder"))
        .exception(cause);
  }

  /** Makes the new name last, on systems that let a folder be opened. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders; there the rename itself is written through.
      return;
    }
  }
}
