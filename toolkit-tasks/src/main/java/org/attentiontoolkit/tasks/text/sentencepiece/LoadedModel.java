package org.attentiontoolkit.tasks.text.sentencepiece;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.FileTrouble;

/**
 * A model file, ready to cut.
 *
 * @param file its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record LoadedModel(
    byte[] file,
    PieceModel model,
    Pieces pieces,
    Normaliser normaliser,
    Segmenter segmenter,
    PieceJoiner joiner) {

  /**
   * Reads a file.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if it is no such model
   */
  static LoadedModel read(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw FileTrouble.opening(file).exception();
    }
    try {
      return of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    } catch (IllegalArgumentException e) {
      throw Problem.input(
              "sentencepiece.model",
              "This is no model of SentencePiece: %s.".formatted(e.getMessage()))
          .at(file.toString())
          .hint("Give the .model file that spm_train writes; the .vocab file is not enough.")
          .exception(e);
    }
  }

  private static LoadedModel of(byte[] file) {
    PieceModel model = PieceModelReader.read(file);
    Pieces pieces = new Pieces(model.pieces());
    return new LoadedModel(
        file,
        model,
        pieces,
        new Normaliser(model.normaliser(), pieces.userDefined(), model.blankAsSuffix()),
        Segmenter.of(model, pieces),
        new PieceJoiner(model, pieces));
  }
}
