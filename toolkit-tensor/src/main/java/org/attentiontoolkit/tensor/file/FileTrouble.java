package org.attentiontoolkit.tensor.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.error.ToolkitException;

/** What the system says about files, told so that a user can do something about it. */
public final class FileTrouble {
  /** What it is called that a file is not there. */
  public static final String MISSING = "file.missing";

  private FileTrouble() {}

  /** A file that cannot be written: the failure of a run. */
  public static ToolkitException writing(Path file, IOException e) {
    if (isFull(e)) {
      return Problem.failure("file.disk-full", "The disk is full: the file was not written.")
          .at(file.toString())
          .hint(
              "Everything written before is safe; make room on the disk, or write to another"
                  + " one.")
          .exception(e);
    }
    return Problem.failure("file.unwritable", "The file cannot be written: " + reason(e) + ".")
        .at(file.toString())
        .hint(
            "Everything written before is safe; check that the folder exists and may be written"
                + " to.")
        .exception(e);
  }

  /** Why a file cannot be opened that may not be read, or is none: wrong input. */
  public static Problem opening(Path file) {
    if (Files.isDirectory(file)) {
      return Problem.input("file.directory", "A file is needed here, but this is a folder.")
          .at(file.toString());
    }
    if (Files.exists(file)) {
      String sentence =
          Files.isReadable(file)
              ? "Only a file on disk can be read here."
              : "The file may not be read.";
      return Problem.input("file.unreadable", sentence).at(file.toString());
    }
    Problem missing = Problem.input(MISSING, "There is no such file.").at(file.toString());
    return file.isAbsolute()
        ? missing
        : missing.hint("It is looked for from " + Path.of("").toAbsolutePath() + ".");
  }

  /** A folder that cannot be made: the failure of a run. */
  public static ToolkitException making(Path folder, IOException e) {
    return isFull(e)
        ? writing(folder, e)
        : Problem.failure("file.no-folder", "The folder cannot be made: " + reason(e) + ".")
            .at(folder.toString())
            .hint("Allow writing there, or choose another folder.")
            .exception(e);
  }

  /** A file that cannot be read: wrong input. */
  public static ToolkitException reading(Path file, IOException e) {
    return Problem.input("file.unreadable", "The file cannot be read: " + reason(e) + ".")
        .at(file.toString())
        .exception(e);
  }

  /** No room, or the user's share of it is used up. */
  private static boolean isFull(IOException e) {
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("no space left")
        || text.contains("quota exceeded")
        || text.contains("not enough space");
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (e instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason();
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
