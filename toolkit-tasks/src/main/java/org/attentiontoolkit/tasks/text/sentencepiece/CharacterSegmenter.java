package org.attentiontoolkit.tasks.text.sentencepiece;

import java.util.ArrayList;
import java.util.List;

/** Characters are pieces, but for symbols that the model's user defined. */
record CharacterSegmenter(Pieces pieces) implements Segmenter {
  @Override
  public List<Segment> segments(byte[] text) {
    List<Segment> characters = new ArrayList<>();
    int from = 0;
    while (from < text.length) {
      int own = pieces.userDefined().longest(text, from, text.length);
      int length = own > 0 ? own : Math.min(Bytes.lengthOf(text[from]), text.length - from);
      int id = pieces.texts().find(text, from, from + length);
      characters.add(new Segment(from, from + length, id == ByteTrie.NONE ? pieces.unknown() : id));
      from += length;
    }
    return characters;
  }
}
