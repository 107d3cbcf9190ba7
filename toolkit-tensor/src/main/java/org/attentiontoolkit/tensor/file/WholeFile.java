package org.attentiontoolkit.tensor.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Writes a file whole or not at all: to a temporary file beside it, forced to the disk, then
 * renamed. Whoever reads it, at whatever moment, sees the old content or the new.
 */
public final class WholeFile {
  private WholeFile() {}

  /** What writes the content. */
  @FunctionalInterface
  public interface Content {
    /** Writes to the channel, which the caller closes. */
    void writeTo(WritableByteChannel channel) throws IOException;
  }

  /**
   * Writes a text as UTF-8.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException as {@link #write(Path, Content)}
   */
  public static void write(Path file, String text) {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    write(
        file,
        channel -> {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  /**
   * Writes a file; its folder is made when it is not there.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if that is impossible, {@code
   *     file.disk-full} or {@code file.unwritable}; what was there before is untouched then
   */
  public static void write(Path file, Content content) {
    Path target = file.toAbsolutePath();
    Path folder = Objects.requireNonNull(target.getParent(), "a file lies in a folder");
    Path part = folder.resolve("." + target.getFileName() + ".part");
    try {
      Files.createDirectories(folder);
      fill(part, content);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      remove(part, e);
      throw FileTrouble.writing(file, e);
    } catch (RuntimeException | Error e) {
      remove(part, e);
      throw e;
    }
    try {
      force(() -> FileChannel.open(folder, StandardOpenOption.READ));
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
  }

  private static void fill(Path part, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      content.writeTo(channel);
      channel.force(true);
    }
  }

  private static void remove(Path part, Throwable reason) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /**
   * Makes the new name last, on systems that let a folder be opened. Windows doesn't; there the
   * rename itself is written through.
   *
   * @throws IOException if the folder can be opened and the disk refuses
   */
  static void force(OpensFolder opens) throws IOException {
    FileChannel folder;
    try {
      folder = opens.open();
    } catch (IOException notToBeOpened) {
      return;
    }
    try (folder) {
      folder.force(true);
    }
  }

  /** Opens a folder for reading. */
  @FunctionalInterface
  interface OpensFolder {
    FileChannel open() throws IOException;
  }
}
