package org.attentiontoolkit.api.model;

/** What an encoder reads: {@link Tokens}, later images and features. */
public interface Source {
  /** How many sources the batch holds: B. */
  int count();
}
