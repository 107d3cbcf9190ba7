package org.attentiontoolkit.tasks.text.bpe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.tasks.text.CodePoints;
import org.attentiontoolkit.tensor.file.FileTrouble;
import org.attentiontoolkit.tensor.file.Sha256;
import org.attentiontoolkit.tensor.file.WholeFile;

/**
 * What was learned. Its files are {@code NAME.codes}, as subword-nmt has it, and where pieces are
 * limited {@code NAME.pieces}, one a line in code point order.
 *
 * @param codes the merges
 * @param known the pieces that may be used, with joints; nothing where all may
 */
record BpeRules(BpeCodes codes, Optional<Set<String>> known) {
  /** Nothing was learned. */
  static final BpeRules NONE = new BpeRules(BpeCodes.NONE, Optional.empty());

  BpeEncoder encoder() {
    return new BpeEncoder(codes, known);
  }

  /** A checksum of everything. */
  String checksum() {
    Sha256 sum = new Sha256();
    codes.merges().forEach(merge -> sum.addLine(merge.toString()));
    sum.addLine("");
    known.ifPresent(pieces -> sorted(pieces).forEach(sum::addLine));
    return sum.hex();
  }

  /** A checksum of a codes file. */
  static String checksum(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }

  void write(Path folder, String name) {
    BpeCodesFile.write(codes, codesFile(folder, name));
    known.ifPresent(pieces ->
        WholeFile.write(piecesFile(folder, name), String.join("\n", sorted(pieces)) + "\n"));
  }

  static BpeRules read(Path folder, String name) {
    BpeCodes codes = BpeCodesFile.read(codesFile(folder, name));
    Path pieces = piecesFile(folder, name);
    if (!Files.exists(pieces)) {
      return new BpeRules(codes, Optional.empty());
    }
    try (TextLines lines = TextLines.open(pieces)) {
      return new BpeRules(codes, Optional.of(new HashSet<>(lines.rest())));
    }
  }

  private static List<String> sorted(Set<String> pieces) {
    return pieces.stream().sorted(CodePoints::compare).toList();
  }

  private static Path codesFile(Path folder, String name) {
    return folder.resolve(name + ".codes");
  }

  private static Path piecesFile(Path folder, String name) {
    return folder.resolve(name + ".pieces");
  }
}
