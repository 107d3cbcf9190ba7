package org.attentiontoolkit.models.attention;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.SlotRole;
import org.attentiontoolkit.api.attention.Window;
import org.attentiontoolkit.api.attention.WindowFactory;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.EngineOptions;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.memory.Shape;

/** Windows as pictures: a row a query, # for a key that it sees. */
public final class Windows {
  private static final int WIDTH = 6;

  private Windows() {}

  /** Of so many queries on so many keys. */
  public static List<String> seen(WindowFactory factory, int queries, int keys) {
    return seen(factory, Segments.ofLengths(queries), keys, Visibility.FULL);
  }

  /** Of the queries of one sequence. */
  public static List<String> seen(
      WindowFactory factory, Segments queries, int keys, Visibility allowed) {
    Window window =
        factory.create(
            new AttentionSlot(SlotRole.CROSS, WIDTH, WIDTH, OptionalInt.empty()),
            new Parameters().root());
    try (Engine engine = Engine.create(EngineOptions.defaults());
        Tape tape = engine.inference()) {
      Packed asking = new Packed(tape.zeros(Shape.of(queries.rows(), WIDTH)), queries);
      Visibility visible =
          window.view(tape, asking, Segments.ofLengths(keys), allowed).visibility();
      return IntStream.range(0, queries.rows())
          .mapToObj(i -> row(visible, i, queries.rows(), keys))
          .toList();
    }
  }

  public static String row(Visibility visibility, int query, int queries, int keys) {
    StringBuilder row = new StringBuilder();
    for (int j = 0; j < keys; j++) {
      row.append(visibility.sees(0, query, j, queries, keys) ? '#' : '.');
    }
    return row.toString();
  }
}
