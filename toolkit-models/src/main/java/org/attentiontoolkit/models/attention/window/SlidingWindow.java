package org.attentiontoolkit.models.attention.window;

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
    Around around = new Around(queries.segments(), keys, allowed, config);
    return new View(
        allowed instanceof Visibility.Ruled
            ? Visibility.of(around::seesOfRuled)
            : Visibility.of(around));
  }

  /** Keys around a query's position, of those up to the last that it may see. */
  private record Around(Segments queries, Segments keys, Visibility allowed, Config config)
      implements Visibility.Range {
    @Override
    public int leading(int b, int query) {
      return Math.min(config.first(), end(b, query, keys.length(b)));
    }

    @Override
    public int first(int b, int query) {
      return Math.max(0, place(query) - config.reach());
    }

    @Override
    public int end(int b, int query) {
      return end(b, query, (int) Math.min(keys.length(b), place(query) + config.reach() + 1L));
    }

    private int end(int b, int query, int most) {
      return Math.clamp(most, 0, allowed.lastKey(b, query, queries.length(b), keys.length(b)));
    }

    /** Which key stands where the query does. */
    private int place(int query) {
      return queries.position(query) - keys.position(0);
    }

    boolean seesOfRuled(int b, int query, int key) {
      return allowed.sees(b, query, key, queries.length(b), keys.length(b))
          && (key < config.first() || Math.abs(place(query) - key) <= config.reach());
    }
  }
}
