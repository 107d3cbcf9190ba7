package org.attentiontoolkit.api.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.text.Blanks;

/**
 * One example and what was predicted for it, as text.
 *
 * @param source what was read
 * @param reference what would have been right, if that is known
 * @param output what was predicted
 * @param notes names of the {@linkplain Note notes} that hold for it
 * @param scores of this example alone, by the name of the evaluation's score
 */
public record Prediction(
    String source,
    Optional<String> reference,
    String output,
    List<String> notes,
    Map<String, Double> scores) {

  /** A prediction of which it is known what would have been right. */
  public Prediction(
      String source,
      String reference,
      String output,
      List<String> notes,
      Map<String, Double> scores) {
    this(source, Optional.of(reference), output, notes, scores);
  }

  /** The same without more. */
  public Prediction(String source, String reference, String output) {
    this(source, reference, output, List.of(), Map.of());
  }

  /**
   * Whether the output is the reference, with {@linkplain Blanks#normalised one blank} between
   * words.
   */
  public boolean isExact() {
    return reference
        .filter(right -> Blanks.normalised(output).equals(Blanks.normalised(right)))
        .isPresent();
  }
}
