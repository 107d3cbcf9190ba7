package org.attentiontoolkit.tasks.text.sentencepiece;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.tasks.text.sentencepiece.PieceModel.Piece;
import org.attentiontoolkit.tasks.text.sentencepiece.PieceModel.Type;

/** The pieces of a model, found by their texts. */
final class Pieces {
  private final List<Piece> pieces;
  private final ByteTrie texts = new ByteTrie();
  private final ByteTrie userDefined = new ByteTrie();
  private final Map<String, Integer> reserved = new HashMap<>();
  private int unknown;

  Pieces(List<Piece> pieces) {
    this.pieces = pieces;
    for (int id = 0; id < pieces.size(); id++) {
      Piece piece = pieces.get(id);
      byte[] text = piece.text().getBytes(StandardCharsets.UTF_8);
      if (piece.type().isText()) {
        texts.add(text, id);
      } else {
        reserved.putIfAbsent(piece.text(), id);
      }
      if (piece.type() == Type.USER_DEFINED) {
        userDefined.add(text, id);
      }
      unknown = piece.type() == Type.UNKNOWN ? id : unknown;
    }
  }

  /** What text is cut into. */
  ByteTrie texts() {
    return texts;
  }

  /** What is never cut. */
  ByteTrie userDefined() {
    return userDefined;
  }

  /** The number of every piece that there is not. */
  int unknown() {
    return unknown;
  }

  List<Piece> all() {
    return pieces;
  }

  Piece piece(int id) {
    return pieces.get(id);
  }

  Type type(int id) {
    return pieces.get(id).type();
  }

  float score(int id) {
    return pieces.get(id).score();
  }

  /** The number of a piece. */
  int id(String piece) {
    Integer id = reserved.get(piece);
    if (id != null) {
      return id;
    }
    byte[] text = piece.getBytes(StandardCharsets.UTF_8);
    int found = texts.find(text, 0, text.length);
    return found == ByteTrie.NONE ? unknown : found;
  }
}
