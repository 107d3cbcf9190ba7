package org.attentiontoolkit.api.attention;

import java.util.Optional;
import org.attentiontoolkit.tensor.Packed;
import org.attentiontoolkit.tensor.Segments;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Visibility;
import org.attentiontoolkit.tensor.op.Pairs;

/** Which of the keys that a query may look at it does look at. */
@FunctionalInterface
public interface Window {
  /**
   * What queries look at.
   *
   * @param queries {@code [M, Q]} as the attention got them, with their positions
   * @param keys of the same sequences, with their positions
   * @param allowed what they may look at
   */
  View view(Tape tape, Packed queries, Segments keys, Visibility allowed);

  /**
   * What is looked at, and how closely.
   *
   * @param visibility which keys are seen: none but those allowed
   * @param factors what the normalised weights are multiplied by, if by anything, such as the
   *     Gaussian of Luong et al. 2015, equation 10; of one head for all, or of as many as there are
   */
  record View(Visibility visibility, Optional<Pairs> factors) {
    /** Keys without factors. */
    public View(Visibility visibility) {
      this(visibility, Optional.empty());
    }
  }
}
