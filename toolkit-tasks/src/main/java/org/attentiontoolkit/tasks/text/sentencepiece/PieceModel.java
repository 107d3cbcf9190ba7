package org.attentiontoolkit.tasks.text.sentencepiece;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a model file holds.
 *
 * @param kind how text is cut
 * @param pieces by their numbers
 * @param byteFallback whether what no piece has is cut into bytes
 * @param blankAsSuffix whether a blank belongs to the word before it
 * @param unknownSurface what is written for an unknown piece
 * @param normaliser of text that is read
 * @param denormaliser of text that is written
 */
record PieceModel(
    Kind kind,
    List<Piece> pieces,
    boolean byteFallback,
    boolean blankAsSuffix,
    String unknownSurface,
    Rules normaliser,
    Rules denormaliser) {

  /** How text is cut. */
  enum Kind {
    UNIGRAM,
    BPE,
    WORD,
    CHARACTER
  }

  /** What a piece is for. */
  enum Type {
    NORMAL,
    UNKNOWN,
    CONTROL,
    USER_DEFINED,
    UNUSED,
    BYTE;

    /** Whether text is cut into such pieces; the others stand for no text of their own. */
    boolean isText() {
      return this == NORMAL || this == USER_DEFINED || this == UNUSED;
    }
  }

  /**
   * A piece.
   *
   * @param text with visible blanks
   * @param score its log-probability, or when it is merged: higher is earlier
   */
  record Piece(String text, float score, Type type) {}

  /**
   * How text is normalised.
   *
   * @param charsMap what becomes of characters; empty where all stay
   * @param addsPrefix whether a blank is put before the text
   * @param removesBlanks whether blanks around the text and double ones are removed
   * @param escapesBlanks whether blanks become visible
   */
  record Rules(
      ByteBuffer charsMap, boolean addsPrefix, boolean removesBlanks, boolean escapesBlanks) {}
}
