package org.attentiontoolkit.tasks.data;

/** Which texts are kept beside the token numbers of examples. */
public enum KeptTexts {
  /** None: what is learned from needs none. */
  NONE,
  /** As a reader sees them: what is evaluated is shown and compared. */
  SHOWN,
  /** As they were read: they are cut anew each time. */
  READ
}
