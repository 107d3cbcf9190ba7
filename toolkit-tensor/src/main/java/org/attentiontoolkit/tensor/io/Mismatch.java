package org.attentiontoolkit.tensor.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.memory.Shape;

/** What keeps a tensor of a file from where it should go. */
final class Mismatch {
  private static final String OTHER_MODEL = "the file belongs to a model with other settings";

  private Mismatch() {}

  static Problem missing(String name, Path file) {
    return problem("missing", "tensor '" + name + "' is not in the file", file);
  }

  static Problem unexpected(String name, Path file) {
    return problem("unexpected", "tensor '" + name + "' has no place here", file);
  }

  /** As {@link #unexpected(String, Path)}, of a tensor that a map gave another name. */
  static Problem unexpected(String inFile, String name, Path file) {
    return inFile.equals(name)
        ? unexpected(name, file)
        : problem(
            "unexpected",
            "tensor '%s', renamed '%s', has no place here".formatted(inFile, name),
            file);
  }

  static Problem twice(String first, String second, String name, Path file) {
    return problem(
        "twice", "tensors '%s' and '%s' both become '%s'".formatted(first, second, name), file);
  }

  /** That the whole shape is another, however many values both hold; or the number format. */
  static Optional<Problem> of(StoredTensor stored, Shape here, Path file) {
    List<Long> sizes = StoredTensor.sizes(here);
    if (!stored.shape().equals(sizes)) {
      Problem problem = shape(stored, here.toString(), file);
      return Optional.of(
          stored.shape().equals(sizes.reversed())
              ? problem.hint("one is the other transposed: a name map with that step reads it")
              : problem);
    }
    return type(stored, file);
  }

  /** The same for a tensor that is transposed as it is read. */
  static Optional<Problem> ofTransposed(StoredTensor stored, Shape here, Path file) {
    if (stored.shape().size() != 2) {
      return Optional.of(
          problem(
                  "transpose",
                  "tensor '%s' has shape %s and is to be transposed"
                      .formatted(stored.name(), stored.shape()),
                  file)
              .hint("only matrices are transposed: narrow the step's pattern"));
    }
    return stored.shape().equals(StoredTensor.sizes(here).reversed())
        ? type(stored, file)
        : Optional.of(shape(stored, here + " here before it is transposed", file));
  }

  private static Problem shape(StoredTensor stored, String here, Path file) {
    return problem(
        "shape",
        "tensor '%s' has shape %s in the file and %s here"
            .formatted(stored.name(), stored.shape(), here),
        file);
  }

  static Optional<Problem> type(StoredTensor stored, Path file) {
    return stored.type().readable()
        ? Optional.empty()
        : Optional.of(
            problem(
                "type",
                "tensor '%s' holds %s, which is not floating point of 16 bits or more"
                    .formatted(stored.name(), stored.type()),
                file));
  }

  private static Problem problem(String id, String sentence, Path file) {
    return Problem.input("safetensors." + id, sentence).at(file.toString()).hint(OTHER_MODEL);
  }
}
