package org.attentiontoolkit.models.attention.window;

import java.util.stream.IntStream;
import org.attentiontoolkit.api.attention.AttentionSlot;
import org.attentiontoolkit.api.attention.Window;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;

/**
 * The keys at most {@code reach} positions away from the query's own, and the first ones of each
 * sequence.
 *
 * <p>Beltagy, Peters and Cohan, "Longformer", 2020, section 3.1; the first ones as "attention
 * sinks": Xiao et al., "Efficient streaming language models with attention sinks", ICLR 2024.
 */
public final class SlidingWindow implements Window {
  /**
   * Settings.
   *
   * @param reach how many positions a query looks to either side of its own
   * @param first how many keys from the first on are seen from everywhere
   */
  public record Config(
      @Within("[0, 1000000000]") int reach, @Within("[0, 1000000000]") int first) {}

  private final Config config;

  /** A window for any slot. */
  public SlidingWindow(Config config, AttentionSlot slot, ParameterScope scope) {
    this.config = config;
  }

  @Override
  public View view(Tape tape, Packed queries, Segments keys, Visibility allowed) {
    Segments asking = queries.segments();
    int reach = config.reach();
    if (config.first() == 0 && endTogether(asking, keys)) {
      if (allowed instanceof Visibility.Full) {
        return new View(Visibility.window(reach));
      } else if (allowed instanceof Visibility.Causal) {
        return new View(Visibility.window(reach, 0));
      }
    }
    return new View(
        Visibility.of((b, query, key) ->
            allowed.sees(b, query, key, asking.length(b), keys.length(b))
                && (key < config.first()
                    || Math.abs(asking.position(query) - keys.position(key)) <= reach)));
  }

  /** Whether the last query of each sequence stands at its last key, as among states themselves. */
  private static boolean endTogether(Segments queries, Segments keys) {
    return IntStream.range(0, queries.count())
        .allMatch(b -> {
          int length = queries.length(b);
          int last = keys.position(keys.length(b) - 1);
          return length == 0
              || (queries.position(length - 1) == last && queries.position(0) == last - length + 1);
        });
  }
}
