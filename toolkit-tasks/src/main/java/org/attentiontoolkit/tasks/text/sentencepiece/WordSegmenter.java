package org.attentiontoolkit.tasks.text.sentencepiece;

import java.util.ArrayList;
import java.util.List;

/** Words are pieces, each with the blank before it, also in models whose blanks are suffixes. */
record WordSegmenter(Pieces pieces) implements Segmenter {
  @Override
  public List<Segment> segments(byte[] text) {
    List<Segment> words = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < text.length; at += Bytes.lengthOf(text[at])) {
      if (at > start && Bytes.isAt(text, at, Bytes.BLANK)) {
        words.add(word(text, start, at));
        start = at;
      }
    }
    if (start < text.length) {
      words.add(word(text, start, text.length));
    }
    return words;
  }

  private Segment word(byte[] text, int from, int to) {
    int id = pieces.texts().find(text, from, to);
    return new Segment(from, to, id == ByteTrie.NONE ? pieces.unknown() : id);
  }
}
