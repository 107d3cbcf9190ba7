package org.attentiontoolkit.api.hocon;

import org.attentiontoolkit.tensor.error.Problem;

/** What filling in references has built so far, and how deep it is in references to references. */
final class Work {
  private long left = Limits.WORK;
  private int depth;

  /** Counts what is built at a place. */
  void take(long weight, Place place) {
    left -= weight;
    if (left < 0) {
      throw Problem.input(
              "config.too-large", "there is too much to do to fill in the references here")
          .at(place.text())
          .hint("what refers to itself in a circle, over other keys, is filled in again and again")
          .exception();
    }
  }

  void enter(Place place) {
    depth++;
    if (depth > Limits.CHAIN) {
      throw Allowance.tooDeep(
          "more than " + Limits.CHAIN + " references and blocks need each other here", place);
    }
  }

  void leave() {
    depth--;
  }

  /** A value that stays within what a value may be. */
  <V extends Value> V checked(V value) {
    if (value.extent().size() > Limits.FILLED) {
      throw Allowance.tooLarge(
          "with its references filled in, this holds more than "
              + (Limits.FILLED >> 20)
              + " million characters",
          value.place());
    }
    if (value.extent().depth() > Limits.DEPTH + 1) {
      throw Allowance.tooDeep(
          "with its references filled in, more than "
              + Limits.DEPTH
              + " blocks and lists lie within each other",
          value.place());
    }
    return value;
  }

  /** One block over another. */
  Value.Block merged(Value.Block upper, Value.Block lower) {
    return checked(
        upper.over(lower, n -> take(Limits.BLOCK + (long) Limits.ENTRY * n, upper.place())));
  }

  Value.Block mergeable(Value.Block block) {
    return block.mergeable(n -> take(Limits.BLOCK + (long) Limits.ENTRY * n, block.place()));
  }
}
