package org.attentiontoolkit.tasks.store;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.tasks.batch.Lengths;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;

/**
 * Examples that {@link ExampleWriter} wrote. They stay in their files, of which the system keeps in
 * memory what there is room for; nothing is on the heap but what is asked for. Safe to read from
 * any thread.
 */
public final class ExampleStore implements Lengths {
  private final MemorySegment tokens;
  private final MemorySegment places;
  private final Optional<Texts> texts;
  private final Map<String, Long> counts;

  private record Texts(MemorySegment texts, MemorySegment lines) {
    String text(long at, int bytes) {
      return new String(
          texts.asSlice(at, bytes).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }
  }

  /** The examples in a folder. */
  public ExampleStore(Path folder) {
    tokens = StoreFiles.map(folder.resolve(StoreFiles.TOKENS));
    places = StoreFiles.map(folder.resolve(StoreFiles.PLACES));
    texts =
        Files.exists(folder.resolve(StoreFiles.TEXTS))
            ? Optional.of(
                new Texts(
                    StoreFiles.map(folder.resolve(StoreFiles.TEXTS)),
                    StoreFiles.map(folder.resolve(StoreFiles.LINES))))
            : Optional.empty();
    counts = counts(folder.resolve(StoreFiles.COUNTS));
    if (places.byteSize() / StoreFiles.PLACE_BYTES > Integer.MAX_VALUE) {
      throw Problem.input("data.too-many", "There are more than 2,147,483,647 examples.")
          .at(folder.toString())
          .exception();
    }
  }

  private static Map<String, Long> counts(Path file) {
    Map<String, Long> counts = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        int tab = line.indexOf('\t');
        counts.put(line.substring(0, tab), Long.valueOf(line.substring(tab + 1)));
      }
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
    return counts;
  }

  @Override
  public int count() {
    return (int) (places.byteSize() / StoreFiles.PLACE_BYTES);
  }

  @Override
  public int source(int example) {
    return places.get(StoreFiles.INT, place(example) + 8);
  }

  @Override
  public int target(int example) {
    return places.get(StoreFiles.INT, place(example) + 12);
  }

  /** Its line in files, or else its place among those of the data it was made from, from 1. */
  public int number(int example) {
    return places.get(StoreFiles.INT, place(example) + 16);
  }

  /** Its token numbers. */
  public ParallelExample example(int example) {
    long begin = places.get(StoreFiles.LONG, place(example));
    int source = source(example);
    return new ParallelExample(tokens(begin, source), tokens(begin + source, target(example)));
  }

  /** The token numbers of each source, read when asked for. */
  public List<int[]> sources() {
    return new AbstractList<>() {
      @Override
      public int[] get(int example) {
        return tokens(
            places.get(StoreFiles.LONG, place(example)), ExampleStore.this.source(example));
      }

      @Override
      public int size() {
        return count();
      }
    };
  }

  /**
   * Its text as a reader sees it.
   *
   * @throws IllegalStateException if texts were not kept
   */
  public SentencePair text(int example) {
    Texts kept = texts.orElseThrow(() -> new IllegalStateException("no texts were kept"));
    long line = (long) example * StoreFiles.LINE_BYTES;
    long at = kept.lines.get(StoreFiles.LONG, line);
    int source = kept.lines.get(StoreFiles.INT, line + 8);
    int target = kept.lines.get(StoreFiles.INT, line + 12);
    return new SentencePair(kept.text(at, source), kept.text(at + source, target), number(example));
  }

  /** What else is known of them, by name. */
  public Map<String, Long> counts() {
    return counts;
  }

  private int[] tokens(long begin, int length) {
    int[] ids = new int[length];
    MemorySegment.copy(tokens, StoreFiles.INT, begin * Integer.BYTES, ids, 0, length);
    return ids;
  }

  private static long place(int example) {
    return (long) example * StoreFiles.PLACE_BYTES;
  }
}
