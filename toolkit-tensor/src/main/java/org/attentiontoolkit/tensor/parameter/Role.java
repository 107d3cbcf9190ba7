package org.attentiontoolkit.tensor.parameter;

/** What a parameter is in its model, said where it is declared. */
public enum Role {
  /** A factor of a linear map or anything else that no other role fits. */
  WEIGHT,
  /** What is added to a result. */
  BIAS,
  /** The gain of a normalization; what it adds is a {@link #BIAS}. */
  NORM,
  /** A table of vectors to look up. */
  EMBEDDING,
  /** Not learned but saved with the model, such as running statistics. */
  BUFFER
}
