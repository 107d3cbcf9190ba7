package org.attentiontoolkit.api.model;

/** What kind of source an encoder will read, known once the data are. */
public sealed interface SourceSpec {
  /**
   * Token sequences.
   *
   * @param vocabulary V, how many different tokens there are
   */
  record TokenSource(int vocabulary) implements SourceSpec {}
}
