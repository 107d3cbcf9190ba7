package org.attentiontoolkit.api.attention;

import java.util.stream.IntStream;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;
import org.attentiontoolkit.tensor.op.Layout;

/** Columns of few heads of keys for many heads of queries. */
final class HeadColumns {
  private HeadColumns() {}

  /**
   * Each head's columns as often as there are heads of queries to it.
   *
   * @param x {@code [N, G · A]}
   * @return {@code [N, H · A]}: head h has what head {@code h · G / H} had
   */
  static Packed repeated(Tape tape, Packed x, int keyHeads, int heads) {
    if (keyHeads == heads) {
      return x;
    }
    int width = x.width() / keyHeads;
    Tensor[] parts =
        IntStream.range(0, heads)
            .map(h -> h * keyHeads / heads)
            .mapToObj(g -> Layout.columns(tape, x.values(), g * width, (g + 1) * width))
            .toArray(Tensor[]::new);
    return x.with(Layout.concatColumns(tape, parts));
  }
}
