package org.attentiontoolkit.tasks.text.sentencepiece;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.attentiontoolkit.tasks.text.sentencepiece.PieceModel.Kind;
import org.attentiontoolkit.tasks.text.sentencepiece.PieceModel.Piece;
import org.attentiontoolkit.tasks.text.sentencepiece.PieceModel.Rules;
import org.attentiontoolkit.tasks.text.sentencepiece.PieceModel.Type;

/**
 * Reads the message {@code ModelProto} of sentencepiece_model.proto. Fields and defaults are those
 * of SentencePiece 0.2; what is not needed to cut text is passed over.
 */
final class PieceModelReader {
  private static final int PIECES = 1;
  private static final int TRAINER = 2;
  private static final int NORMALISER = 3;
  private static final int DENORMALISER = 5;

  private final List<Piece> pieces = new ArrayList<>();
  private Kind kind = Kind.UNIGRAM;
  private boolean byteFallback;
  private boolean blankAsSuffix;
  private String unknownSurface = " \u2047 ";
  private Rules normaliser = new Rules(ByteBuffer.allocate(0), true, true, true);
  private Rules denormaliser = new Rules(ByteBuffer.allocate(0), false, false, false);

  private PieceModelReader() {}

  /**
   * Reads a model.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static PieceModel read(byte[] file) {
    return new PieceModelReader().model(new ProtocolBuffer(ByteBuffer.wrap(file)));
  }

  private PieceModel model(ProtocolBuffer message) {
    for (int field = message.next(); field != 0; field = message.next()) {
      switch (field) {
        case PIECES -> pieces.add(piece(message.message()));
        case TRAINER -> trainer(message.message());
        case NORMALISER -> normaliser = rules(message.message(), normaliser);
        case DENORMALISER -> denormaliser = charsMapOnly(message.message());
        default -> message.skip();
      }
    }
    if (pieces.stream().noneMatch(piece -> piece.type().isText())) {
      throw new IllegalArgumentException("it has no pieces");
    }
    if (pieces.stream().filter(piece -> piece.type() == Type.UNKNOWN).count() != 1) {
      throw new IllegalArgumentException("it has not exactly one unknown piece");
    }
    return new PieceModel(
        kind, pieces, byteFallback, blankAsSuffix, unknownSurface, normaliser, denormaliser);
  }

  private static Piece piece(ProtocolBuffer message) {
    String text = "";
    float score = 0;
    Type type = Type.NORMAL;
    for (int field = message.next(); field != 0; field = message.next()) {
      switch (field) {
        case 1 -> text = message.text();
        case 2 -> score = message.real();
        case 3 -> type = one(Type.values(), message.number(), "type of piece");
        default -> message.skip();
      }
    }
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a piece has no text");
    }
    return new Piece(text, score, type);
  }

  private void trainer(ProtocolBuffer message) {
    for (int field = message.next(); field != 0; field = message.next()) {
      switch (field) {
        case 3 -> kind = one(Kind.values(), message.number(), "type of model");
        case 24 -> blankAsSuffix = message.yes();
        case 35 -> byteFallback = message.yes();
        case 44 -> unknownSurface = message.text();
        default -> message.skip();
      }
    }
  }

  private static Rules rules(ProtocolBuffer message, Rules defaults) {
    ByteBuffer charsMap = defaults.charsMap();
    boolean addsPrefix = defaults.addsPrefix();
    boolean removesBlanks = defaults.removesBlanks();
    boolean escapesBlanks = defaults.escapesBlanks();
    for (int field = message.next(); field != 0; field = message.next()) {
      switch (field) {
        case 2 -> charsMap = message.bytes();
        case 3 -> addsPrefix = message.yes();
        case 4 -> removesBlanks = message.yes();
        case 5 -> escapesBlanks = message.yes();
        default -> message.skip();
      }
    }
    return new Rules(charsMap, addsPrefix, removesBlanks, escapesBlanks);
  }

  /** What is written is changed by characters alone, whatever else the file says. */
  private Rules charsMapOnly(ProtocolBuffer message) {
    return new Rules(rules(message, denormaliser).charsMap(), false, false, false);
  }

  /** Counted from 1. */
  private static <E> E one(E[] values, long number, String what) {
    if (number < 1 || number > values.length) {
      throw new IllegalArgumentException("%s %d is not known".formatted(what, number));
    }
    return values[(int) number - 1];
  }
}
