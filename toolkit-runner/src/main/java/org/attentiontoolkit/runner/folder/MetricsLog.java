package org.attentiontoolkit.runner.folder;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;

/**
 * What was measured, one JSON object a line, with the system as soon as it is given, so that others
 * can read along. {@code metrics.jsonl} is a function of the run, {@code
 * {"step":10,"train.loss":3.2}}: the same run gives the same bytes. {@code clock.jsonl} has what
 * depends on the clock, {@code {"step":10,"time":"…","train.tokens-per-second":5120.5}}. Numbers
 * that JSON has no word for are the strings {@code "NaN"}, {@code "Infinity"} and {@code
 * "-Infinity"}. Safe to use from several threads.
 */
public final class MetricsLog implements AutoCloseable {
  private static final String STEP = "step";
  private static final String TIME = "time";

  private final Path file;
  private final FileChannel channel;

  private MetricsLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens a file to append to; a torn last line, left by a run that was killed, is cut off. */
  public static MetricsLog open(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      long whole = wholeLines(channel);
      if (whole < channel.size()) {
        channel.truncate(whole);
      }
      channel.position(whole);
      return new MetricsLog(file, channel);
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
  }

  /** Where the last complete line ends. */
  private static long wholeLines(FileChannel channel) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(1 << 12);
    long end = channel.size();
    while (end > 0) {
      int length = (int) Math.min(block.capacity(), end);
      block.clear().limit(length);
      while (block.hasRemaining()) {
        if (channel.read(block, end - length + block.position()) < 0) {
          return end - length;
        }
      }
      for (int i = length - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return end - length + i + 1;
        }
      }
      end -= length;
    }
    return 0;
  }

  /**
   * Appends what was measured at a step.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when it cannot be written
   */
  public void append(long step, Map<String, Double> values) {
    JsonObject line = new JsonObject();
    line.addProperty(STEP, step);
    append(line, values);
  }

  /**
   * Appends what was measured at a step, and when, to the millisecond.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when it cannot be written
   */
  public void append(long step, Instant time, Map<String, Double> values) {
    JsonObject line = new JsonObject();
    line.addProperty(STEP, step);
    line.addProperty(TIME, time.truncatedTo(ChronoUnit.MILLIS).toString());
    append(line, values);
  }

  private synchronized void append(JsonObject line, Map<String, Double> values) {
    values.forEach((name, value) -> {
      if (name.equals(STEP) || name.equals(TIME)) {
        throw new IllegalArgumentException("a metric cannot be named " + name);
      }
      line.add(name, Json.number(value));
    });
    ByteBuffer bytes =
        ByteBuffer.wrap((Json.compact(line) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      appendWhole(bytes);
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
  }

  /** A full disk takes a part of a line; that part is cut off again. */
  private void appendWhole(ByteBuffer line) throws IOException {
    long begin = channel.position();
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      try {
        channel.truncate(begin);
      } catch (IOException another) {
        e.addSuppressed(another);
      }
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    try (channel) {
      if (channel.isOpen()) {
        channel.force(true);
      }
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
  }

  /**
   * Reads a file, also one that is still written to.
   *
   * @return its lines in order, without their times and without a torn last one; empty when there
   *     is no file
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when it cannot be read, or naming a
   *     line that is damaged
   */
  public static List<Measurement> read(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text;
    try {
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
    List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    List<Measurement> all = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      try {
        all.add(measurement(lines.get(i)));
      } catch (RuntimeException e) {
        throw Problem.input("metrics.damaged", "A line of the metrics is damaged.")
            .at(file + ":" + (i + 1))
            .exception(e);
      }
    }
    return all;
  }

  private static Measurement measurement(String line) {
    JsonObject json = Json.object(line);
    json.remove(TIME);
    return Json.read(() -> {
      long step = json.remove(STEP).getAsLong();
      return new Measurement(step, new LinkedHashMap<>(Json.map(json, Json::number)));
    });
  }
}
