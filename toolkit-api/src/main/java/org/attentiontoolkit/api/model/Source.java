package org.attentiontoolkit.api.model;

/**
 * A batch of what an encoder reads: {@link Tokens}, {@link Features}, {@link Images}, or others.
 */
public interface Source {
  /** How many sources the batch holds: B. */
  int count();
}
