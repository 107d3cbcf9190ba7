package org.attentiontoolkit.runner.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.tensor.error.ToolkitException;

/**
 * Lines that are read on a thread of their own, so that those which are there can be answered while
 * the next is not.
 */
final class LineQueue implements AutoCloseable {
  /**
   * A line.
   *
   * @param place of the line
   * @param text of it, or nothing when it cannot be read
   * @param problem why it cannot be read
   */
  record Line(String place, String text, Optional<ToolkitException> problem) {}

  /** What the reader puts into the queue. */
  private sealed interface Item {
    record Read(Line line) implements Item {}

    record End(Optional<RuntimeException> fault) implements Item {}
  }

  private final TextLines lines;
  private final BlockingQueue<Item> queue;
  private final Thread reader;
  private boolean ended;

  /**
   * Begins to read.
   *
   * @param ahead how many lines may wait
   */
  LineQueue(TextLines lines, int ahead) {
    this.lines = lines;
    this.queue = new ArrayBlockingQueue<>(ahead);
    this.reader = Thread.ofPlatform().daemon().name("line-reader").start(this::readAll);
  }

  /** Nothing more is wanted. */
  @Override
  public void close() {
    reader.interrupt();
  }

  /** Waits for a line; gives all that are there by then, in order. None after the end. */
  List<Line> some() {
    List<Line> some = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    try {
      while (some.isEmpty() && !ended) {
        items.add(queue.take());
        queue.drainTo(items);
        items.forEach(item -> take(item, some));
        items.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = true;
    }
    return some;
  }

  private void take(Item item, List<Line> some) {
    switch (item) {
      case Item.Read(Line line) -> some.add(line);
      case Item.End(Optional<RuntimeException> fault) -> {
        ended = true;
        fault.ifPresent(f -> {
          throw f;
        });
      }
    }
  }

  private void readAll() {
    Optional<RuntimeException> fault = Optional.empty();
    try {
      for (Optional<Line> line = read(); line.isPresent(); line = read()) {
        queue.put(new Item.Read(line.get()));
      }
    } catch (RuntimeException e) {
      fault = Optional.of(e);
    } catch (InterruptedException e) {
      return; // nobody waits for more
    }
    putEnd(fault);
  }

  private void putEnd(Optional<RuntimeException> fault) {
    try {
      queue.put(new Item.End(fault));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Line> read() {
    try {
      return lines.next().map(text -> new Line(lines.place(), text, Optional.empty()));
    } catch (ToolkitException e) {
      return Optional.of(new Line(lines.place(), "", Optional.of(e)));
    }
  }
}
