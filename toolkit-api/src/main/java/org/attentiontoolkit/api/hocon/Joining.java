package org.attentiontoolkit.api.hocon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one value of values side by side: a text of words, a list of lists, a block of blocks. */
final class Joining {
  static final String MIXED = "text, lists and blocks can't be joined with each other";

  private final Place place;
  private final Work work;
  private final StringBuilder text = new StringBuilder();
  private final List<Value> values = new ArrayList<>();
  private boolean spaced;

  Joining(Place place, Work work) {
    this.place = place;
    this.work = work;
  }

  /** White space, which counts between words only. */
  void space(String blanks) {
    text.append(blanks);
    spaced = true;
  }

  void add(Value value) {
    values.add(value);
    String word = word(value);
    work.take(word.length(), place);
    text.append(word);
  }

  /** A word as a part of a text; empty for a list or block. */
  static String word(Value value) {
    return value instanceof Value.Nothing ? "null" : value.word().orElse("");
  }

  boolean isMixed() {
    return values.stream().map(Joining::kind).distinct().count() > 1;
  }

  private static int kind(Value value) {
    return switch (value) {
      case Value.Block _ -> 2;
      case Value.Items _ -> 1;
      case Value.Text _, Value.Numeral _, Value.Truth _, Value.Nothing _ -> 0;
    };
  }

  /** The one value, if there is anything; they are not mixed. */
  Optional<Value> value() {
    if (values.isEmpty() && !spaced) {
      return Optional.empty();
    }
    int kind = values.isEmpty() ? 0 : kind(values.getFirst());
    if (values.size() == 1 && (kind > 0 || !spaced)) {
      return Optional.of(values.getFirst());
    }
    return Optional.of(
        switch (kind) {
          case 2 -> blocks();
          case 1 -> lists();
          default -> new Value.Text(text.toString(), place);
        });
  }

  private Value lists() {
    List<Value> all = new ArrayList<>();
    for (Value list : values) {
      List<Value> more = ((Value.Items) list).values();
      work.take((long) Limits.ENTRY * more.size(), place);
      all.addAll(more);
    }
    return Value.Items.of(all, place);
  }

  private Value blocks() {
    Value.Block all = (Value.Block) values.getFirst();
    for (Value block : values.subList(1, values.size())) {
      all = work.merged((Value.Block) block, all);
    }
    return all;
  }
}
