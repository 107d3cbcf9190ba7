package org.attentiontoolkit.tasks.text.bpe;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.attentiontoolkit.tensor.random.Draws;

/**
 * Words merged with dropout: at every step each possible merge is left out with some probability,
 * and the lowest of the others is done (Provilkov, Emelianenko and Voita, "BPE-dropout: simple and
 * effective subword regularization", ACL 2020, algorithm 1).
 */
final class DrawnWord {
  private final BpeCodes codes;
  private final double dropout;
  private final long key;
  private long draws;

  /**
   * Words of one text.
   *
   * @param key of the draws
   */
  DrawnWord(BpeCodes codes, double dropout, long key) {
    this.codes = codes;
    this.dropout = dropout;
    this.key = key;
  }

  /** The symbols that are left of a word's characters. */
  List<String> merge(List<String> characters) {
    List<String> symbols = characters;
    List<Integer> places = lowest(symbols);
    while (!places.isEmpty()) {
      symbols = merged(symbols, places);
      places = lowest(symbols);
    }
    return symbols;
  }

  /** Where the lowest merge that is not left out is to be done; nowhere if there is none. */
  private List<Integer> lowest(List<String> symbols) {
    List<Integer> places = new ArrayList<>();
    int lowest = Integer.MAX_VALUE;
    for (int i = 0; i + 1 < symbols.size(); i++) {
      OptionalInt rank = codes.rank(symbols.get(i), symbols.get(i + 1));
      if (rank.isEmpty() || Draws.uniform(key, draws++) < dropout) {
        continue;
      }
      if (rank.getAsInt() < lowest) {
        lowest = rank.getAsInt();
        places.clear();
      }
      if (rank.getAsInt() == lowest) {
        places.add(i);
      }
    }
    return places;
  }

  private static List<String> merged(List<String> symbols, List<Integer> places) {
    List<String> merged = new ArrayList<>(symbols.size());
    int done = 0;
    for (int place : places) {
      if (place >= done) {
        merged.addAll(symbols.subList(done, place));
        merged.add(symbols.get(place) + symbols.get(place + 1));
        done = place + 2;
      }
    }
    merged.addAll(symbols.subList(done, symbols.size()));
    return merged;
  }
}
