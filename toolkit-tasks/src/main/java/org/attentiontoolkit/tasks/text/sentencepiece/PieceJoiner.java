package org.attentiontoolkit.tasks.text.sentencepiece;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.attentiontoolkit.tasks.text.Vocabulary;
import org.attentiontoolkit.tasks.text.sentencepiece.PieceModel.Type;

/** Makes text of pieces again. */
final class PieceJoiner {
  private static final String BLANK = "\u2581";

  /** What stands for a byte that is part of no character. */
  private static final String REPLACEMENT = "\uFFFD";

  private final Pieces pieces;
  private final String unknownSurface;
  private final boolean dropsFirstBlank;
  private final boolean dropsFirstBlanks;
  private final Normaliser denormaliser;

  PieceJoiner(PieceModel model, Pieces pieces) {
    this.pieces = pieces;
    this.unknownSurface = model.unknownSurface();
    this.dropsFirstBlanks = model.normaliser().removesBlanks();
    this.dropsFirstBlank = model.normaliser().addsPrefix() || dropsFirstBlanks;
    this.denormaliser = new Normaliser(model.denormaliser(), new ByteTrie(), false);
  }

  /**
   * The text that pieces stand for. What is no piece of the model is text as well, with its blanks
   * (SentencePiece leaves these visible then); the sign of an unknown word is the unknown piece.
   */
  String text(List<String> tokens) {
    Joining joining = new Joining();
    tokens.forEach(joining::add);
    joining.endBytes();
    return new String(denormaliser.normalised(joining.text.toString()), StandardCharsets.UTF_8);
  }

  /** One text. */
  private final class Joining {
    private final StringBuilder text = new StringBuilder();
    private final Bytes bytes = new Bytes();
    private boolean blankDropped;

    void add(String token) {
      int id = pieces.id(token);
      if (pieces.type(id) == Type.BYTE) {
        bytes.write(Integer.parseInt(token, 3, 5, 16)); // <0xE2>
        return;
      }
      endBytes();
      switch (pieces.type(id)) {
        case CONTROL -> {}
        case UNKNOWN -> text.append(unknown(id, token) ? unknownSurface : visible(token));
        default -> text.append(visible(token));
      }
    }

    private boolean unknown(int id, String token) {
      return token.equals(pieces.piece(id).text()) || token.equals(Vocabulary.UNKNOWN_SIGN);
    }

    /** Blanks are blanks again, but for those that were put before the text. */
    private String visible(String token) {
      String rest = token;
      boolean first = text.isEmpty() && !blankDropped;
      if (first && dropsFirstBlank && token.startsWith(BLANK)) {
        rest = token.substring(BLANK.length());
        blankDropped = !dropsFirstBlanks;
      }
      return rest.replace(BLANK, " ");
    }

    void endBytes() {
      byte[] all = bytes.toByteArray();
      bytes.reset();
      int from = 0;
      while (from < all.length) {
        int length = Math.min(Bytes.lengthOf(all[from]), all.length - from);
        try {
          ByteBuffer character = ByteBuffer.wrap(all, from, length);
          text.append(StandardCharsets.UTF_8.newDecoder().decode(character));
          from += length;
        } catch (CharacterCodingException e) {
          text.append(REPLACEMENT);
          from++;
        }
      }
    }
  }
}
