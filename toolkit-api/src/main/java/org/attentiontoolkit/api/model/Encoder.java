package org.attentiontoolkit.api.model;

import org.attentiontoolkit.tensor.Tape;

/** Turns sources into {@link Memory}. */
public interface Encoder {
  /** Encodes a batch. */
  Memory encode(Tape tape, Source source);

  /** D, the width of the memory's states. */
  int width();

  /** E, the width of the memory's summary. */
  int summaryWidth();
}
