/**
 * Pieces of raw text by the model files of SentencePiece (Kudo and Richardson, EMNLP 2018): read,
 * not trained.
 *
 * <p>Reading order: {@link SentencePieceTokenizer}, {@link PieceModel} (what a file holds), {@link
 * Normaliser} (text to bytes with visible blanks), {@link Segmenter} (bytes to pieces: unigram,
 * merges, words, characters), {@link PieceJoiner} (pieces to text).
 */
@NullMarked
package org.attentiontoolkit.tasks.text.sentencepiece;

import org.jspecify.annotations.NullMarked;
