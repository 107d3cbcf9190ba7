package org.attentiontoolkit.api.attention;

import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.op.Pairs;

/** What heads do with each other's scores and weights. */
public interface HeadMixing {
  /** Scores of as many heads, before they are normalised. */
  Pairs scores(Tape tape, Pairs scores);

  /** Weights of as many heads, after they have been; zeros of all heads must stay zeros. */
  Pairs weights(Tape tape, Pairs weights);
}
