package org.attentiontoolkit.tasks.metric.bleu;

import java.util.List;
import org.attentiontoolkit.tasks.metric.segment.FixedPoint;

/**
 * What takes the place of an n-gram precision of zero (Chen and Cherry 2014).
 *
 * <p>Each kind is told the matches and the total of one order and keeps what it needs from order to
 * order in the {@link BleuScore}'s loop.
 */
public sealed interface Smoothing {

  /** Its name, with its value where it has one, as the signature shows it. */
  String signature();

  /** The smoothing with a name, with its usual value. */
  static Smoothing named(String name) {
    List<Smoothing> all = List.of(new Exp(), new Floor(0.1), new AddK(1), new None());
    return BleuOptions.choose("smoothing", name, all, s -> s.signature().replaceFirst("\\[.*", ""));
  }

  /** The k-th order without a match gets 1 / 2^k matches: mteval's NIST smoothing. */
  record Exp() implements Smoothing {
    @Override
    public String signature() {
      return "exp";
    }
  }

  /** An order without a match gets {@code value} matches. */
  record Floor(double value) implements Smoothing {
    @Override
    public String signature() {
      return "floor[" + FixedPoint.format(value, 2) + "]";
    }
  }

  /** {@code value} is added to the matches and totals of the orders above 1. */
  record AddK(double value) implements Smoothing {
    @Override
    public String signature() {
      return "add-k[" + FixedPoint.format(value, 2) + "]";
    }
  }

  /** No smoothing: one order without a match makes the score zero. */
  record None() implements Smoothing {
    @Override
    public String signature() {
      return "none";
    }
  }
}
