package org.attentiontoolkit.tensor.op;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.memory.IntArray;
import org.attentiontoolkit.tensor.memory.Shape;

/**
 * Packed rows that grow, such as the keys of a causal attention: each sequence has room for more
 * rows behind those it has, so that appending copies the new ones alone.
 *
 * <p>A value: what is appended to one does not show in it. Where operations are recorded, all rows
 * are put together anew each time, for their gradients.
 */
public final class RowCache {
  private static final int LEAST_ROOM = 16;

  private final Packed rows;

  /** How many rows each sequence has room for. */
  private final int room;

  /** How many rows of each sequence have been written, by this cache or those made from it. */
  private final int[] written;

  private RowCache(Packed rows, int room, int[] written) {
    this.rows = rows;
    this.room = room;
    this.written = written;
  }

  /** These rows, without room for more yet: costs nothing. */
  public static RowCache of(Packed rows) {
    return new RowCache(rows, 0, rows.segments().lengths());
  }

  /** The rows of all sequences, with room between them: {@code [N, D]}. */
  public Packed rows() {
    return rows;
  }

  /**
   * The same and more.
   *
   * @param more rows of the same sequences, any number each, also none
   */
  public RowCache append(Tape tape, Packed more) {
    Shapes.equal("append", "B", "rows", count(), "more", more.segments().count());
    Shapes.equal("append", "D", "rows", rows.width(), "more", more.width());
    int[] lengths = new int[count()];
    Arrays.setAll(lengths, b -> segments().length(b) + more.segments().length(b));
    if (tape.recording()) {
      return of(joined(tape, more, lengths));
    }
    int longest = Arrays.stream(lengths).max().orElse(0);
    boolean fits = longest <= room && Arrays.equals(written, segments().lengths());
    RowCache grown =
        fits
            ? lengthened(lengths, written)
            : withRoom(tape, Math.max(LEAST_ROOM, 2 * longest))
                .lengthened(lengths, new int[count()]);
    if (fits) {
      tape.keep(rows.values());
    }
    Segments added = more.segments();
    int[] from = IntStream.range(0, added.count()).map(added::start).toArray();
    copy(tape, more.values(), from, added.lengths(), grown, segments().lengths());
    System.arraycopy(lengths, 0, grown.written, 0, lengths.length);
    return grown;
  }

  /** Sequence {@code sequences[i]} for each i; one may be taken many times. */
  public RowCache select(Tape tape, int[] sequences) {
    Shapes.indices("select", "B", sequences, count());
    Segments chosen = segments().select(sequences);
    int[] from = Arrays.stream(sequences).map(segments()::start).toArray();
    if (room > 0) {
      RowCache selected = empty(tape, chosen, room);
      copy(tape, rows.values(), from, chosen.lengths(), selected, new int[from.length]);
      return selected;
    }
    int[] taken = following(from, chosen.lengths());
    return of(new Packed(Layout.gatherRows(tape, rows.values(), taken), chosen));
  }

  private Segments segments() {
    return rows.segments();
  }

  private int count() {
    return segments().count();
  }

  private RowCache withRoom(Tape tape, int newRoom) {
    RowCache moved = empty(tape, segments(), newRoom);
    int[] from = IntStream.range(0, count()).map(segments()::start).toArray();
    copy(tape, rows.values(), from, segments().lengths(), moved, new int[count()]);
    return moved;
  }

  /** With room for the rows of these sequences, to be filled. */
  private RowCache empty(Tape tape, Segments sequences, int newRoom) {
    Segments roomy =
        Segments.withRoom(newRoom, sequences.lengths())
            .ofExamples(sequences.examples())
            .fromPosition(sequences.firstPosition());
    Tensor values = tape.result(Shape.of(roomy.rows(), rows.width()));
    return new RowCache(new Packed(values, roomy), newRoom, sequences.lengths());
  }

  private RowCache lengthened(int[] lengths, int[] writtenRows) {
    Segments longer = arranged(Segments.withRoom(room, lengths));
    return new RowCache(new Packed(rows.values(), longer), room, writtenRows);
  }

  /** Standing for what the rows stand for. */
  private Segments arranged(Segments other) {
    return other.ofExamples(segments().examples()).fromPosition(segments().firstPosition());
  }

  /** Copies rows of each sequence behind the first {@code after[b]} of the target's. */
  private static void copy(
      Tape tape, Tensor x, int[] from, int[] counts, RowCache target, int[] after) {
    int[] to = new int[from.length];
    Arrays.setAll(to, b -> target.segments().start(b) + after[b]);
    IntArray sources = tape.ints(following(from, counts));
    IntArray targets = tape.ints(following(to, counts));
    tape.kernels().rows().copyRows(x.data(), sources, target.rows.values().data(), targets);
  }

  /** So many numbers from each start on. */
  private static int[] following(int[] starts, int[] counts) {
    int[] numbers = new int[Arrays.stream(counts).sum()];
    int next = 0;
    for (int b = 0; b < starts.length; b++) {
      for (int i = 0; i < counts[b]; i++) {
        numbers[next++] = starts[b] + i;
      }
    }
    return numbers;
  }

  private Packed joined(Tape tape, Packed more, int[] lengths) {
    int[] order = new int[Arrays.stream(lengths).sum()];
    int next = 0;
    for (int b = 0; b < count(); b++) {
      for (int row = segments().start(b); row < segments().end(b); row++) {
        order[next++] = row;
      }
      for (int row = more.segments().start(b); row < more.segments().end(b); row++) {
        order[next++] = segments().rows() + row;
      }
    }
    Tensor both = Layout.concatRows(tape, rows.values(), more.values());
    return new Packed(Layout.gatherRows(tape, both, order), arranged(Segments.ofLengths(lengths)));
  }
}
