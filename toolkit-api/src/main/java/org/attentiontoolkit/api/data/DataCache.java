package org.attentiontoolkit.api.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.file.FileTrouble;
import org.attentiontoolkit.tensor.file.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of data that were made from data, such as token numbers made from text: each entry is
 * made once, by whichever process needs it first, and is there whole or not at all. Its name is a
 * checksum of all that it follows from, so that it never goes stale; its files are checked each
 * time it is opened, and one that is damaged is made anew. The folder may be deleted when nothing
 * runs.
 */
public final class DataCache {
  private static final Logger LOG = LoggerFactory.getLogger(DataCache.class);
  private static final int NAME_LENGTH = 32;

  private final Path folder;
  private final Stop stop;

  /**
   * A cache in a folder, which is made when it is needed.
   *
   * @param stop looked at while an entry is checked or waited for
   */
  public DataCache(Path folder, Stop stop) {
    this.folder = folder.toAbsolutePath().normalize();
    this.stop = stop;
  }

  /**
   * The folder of an entry, with all its files as they were made.
   *
   * @param words what it is, for people
   * @param source all that it follows from: equal lists must mean equal files
   * @param maker writes the files of a new entry into an empty folder
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when it cannot be written; then
   *     nothing of it is left
   */
  public Path entry(String words, List<String> source, Consumer<Path> maker) {
    Sha256 sum = new Sha256();
    source.forEach(sum::addLine);
    Path entry = folder.resolve(sum.hex().substring(0, NAME_LENGTH));
    if (EntryChecksums.hold(entry, stop)) {
      LOG.debug("{}: found in {}", words, entry);
      return entry;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileTrouble.making(folder, e);
    }
    try (EntryLock _ = EntryLock.take(entry, words, stop)) {
      if (!EntryChecksums.hold(entry, stop)) {
        make(words, entry, maker);
      }
    }
    return entry;
  }

  /**
   * Makes an entry beside its place and moves it there; nobody else does while this one has the
   * lock.
   */
  private void make(String words, Path entry, Consumer<Path> maker) {
    if (Files.exists(entry)) {
      LOG.warn("{}: what was prepared is damaged and is made anew: {}", words, entry);
    }
    LOG.info("{}: prepared once for these data and settings, in {}", words, entry);
    Path part = entry.resolveSibling("." + entry.getFileName() + ".part");
    try {
      Folders.delete(part);
      Folders.delete(entry);
      Files.createDirectory(part);
      maker.accept(part);
      EntryChecksums.write(part, stop);
      Files.move(part, entry, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      remove(part, e);
      throw FileTrouble.writing(entry, e);
    } catch (RuntimeException | Error e) {
      remove(part, e);
      throw e;
    }
  }

  private static void remove(Path part, Throwable reason) {
    try {
      Folders.delete(part);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
