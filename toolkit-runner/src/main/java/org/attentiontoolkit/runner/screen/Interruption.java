package org.attentiontoolkit.runner.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C, the polite way a system ends a process, and a terminal that goes away. The first time it
 * is only remembered, for whoever works to stop where nothing is lost; the second time the process
 * ends at once.
 */
public final class Interruption implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private record Before(Signal signal, SignalHandler handler) {}

  private final AtomicReference<Signal> received = new AtomicReference<>();
  private final List<Before> before = new ArrayList<>();
  private final Screen screen;

  private Interruption(Screen screen) {
    this.screen = screen;
  }

  /** Listens until it is closed. */
  public static Interruption listen(Screen screen) {
    Interruption interruption = new Interruption(screen);
    for (String name : SIGNALS) {
      interruption.listenTo(new Signal(name));
    }
    return interruption;
  }

  /** Whether to stop. */
  public boolean requested() {
    return received.get() != null;
  }

  /** The exit code of a process that a signal ended: 130 after Ctrl-C. */
  public int exitCode() {
    Signal signal = received.get();
    return signal == null ? 0 : 128 + signal.getNumber();
  }

  @Override
  public void close() {
    before.forEach(b -> Signal.handle(b.signal(), b.handler()));
  }

  private void listenTo(Signal signal) {
    try {
      before.add(new Before(signal, Signal.handle(signal, this::handle)));
    } catch (IllegalArgumentException e) {
      // The JVM was told to leave signals alone (-Xrs): they end it then.
      screen.line("warning: " + signal + " cannot be listened to: " + e.getMessage());
    }
  }

  private void handle(Signal signal) {
    if (received.compareAndSet(null, signal)) {
      screen.line(
          "Stopping after this step; once more ends at once and loses what is not written.");
    } else {
      Runtime.getRuntime().halt(128 + signal.getNumber());
    }
  }
}
