package org.attentiontoolkit.api.model;

/**
 * What sources a task has, known once its data are: what an encoder for them must know.
 *
 * @param <S> the sources
 */
public interface SourceSpec<S extends Source> {
  /** What it is, for messages: {@code tokens}, {@code images of 224 × 224 pixels}. */
  String words();
}
