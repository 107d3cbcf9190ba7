package org.attentiontoolkit.tasks.text.sentencepiece;

import java.util.List;

/** Cuts normalised text into pieces. */
@FunctionalInterface
interface Segmenter {
  /**
   * A piece of a text.
   *
   * @param from its first byte
   * @param to the one after its last
   * @param id its number; that of the unknown piece if the model has none of this text
   */
  record Segment(int from, int to, int id) {}

  /**
   * The pieces of a text, in order.
   *
   * @param text in UTF-8
   */
  List<Segment> segments(byte[] text);

  /** As a model cuts. */
  static Segmenter of(PieceModel model, Pieces pieces) {
    return switch (model.kind()) {
      case UNIGRAM -> new UnigramSegmenter(pieces);
      case BPE -> new MergeSegmenter(pieces);
      case WORD -> new WordSegmenter(pieces);
      case CHARACTER -> new CharacterSegmenter(pieces);
    };
  }
}
