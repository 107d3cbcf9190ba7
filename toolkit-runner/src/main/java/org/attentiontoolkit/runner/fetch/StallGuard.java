package org.attentiontoolkit.runner.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Closes a stream from which nothing has come for a while. {@code java.net.http} waits without end
 * for a body that stalls.
 */
final class StallGuard implements AutoCloseable {
  private final Thread watch;
  private volatile long last = System.nanoTime();

  StallGuard(InputStream stream, Duration patience) {
    watch =
        Thread.ofVirtual()
            .name("download-stall-guard")
            .start(() -> {
              try {
                long left = patience.toNanos();
                while (left > 0) {
                  Thread.sleep(Duration.ofNanos(left));
                  left = patience.toNanos() - (System.nanoTime() - last);
                }
                stream.close();
              } catch (InterruptedException | IOException e) {
                // The download is over, or its stream is closed already.
              }
            });
  }

  /** Something came. */
  void alive() {
    last = System.nanoTime();
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
