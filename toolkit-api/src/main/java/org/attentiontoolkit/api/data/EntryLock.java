package org.attentiontoolkit.api.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.tensor.file.FileTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Only one process at a time makes an entry; others wait for it. The system takes the lock back
 * when a process dies.
 */
final class EntryLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EntryLock.class);
  private static final int MILLIS_BETWEEN_TRIES = 100;

  private final Path file;
  private final FileChannel channel;

  private EntryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Waits until no other process, and no other thread, makes the entry. */
  static EntryLock take(Path entry, String words, Stop stop) {
    Path file = entry.resolveSibling("." + entry.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        for (boolean told = false; tryLock(channel).isEmpty(); told = true) {
          if (!told) {
            LOG.info("{}: waits for another run that prepares the same", words);
          }
          stop.check();
          Thread.sleep(MILLIS_BETWEEN_TRIES);
        }
      } catch (InterruptedException e) {
        channel.close();
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while it waited for " + file, e);
      } catch (RuntimeException | IOException e) {
        channel.close();
        throw e;
      }
      return new EntryLock(file, channel);
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty(); // another thread of this process has it
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
  }
}
