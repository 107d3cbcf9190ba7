package org.attentiontoolkit.api.model;

import java.util.Optional;
import org.attentiontoolkit.api.attention.Memory;
import org.attentiontoolkit.tensor.Packed;

/**
 * A batch of sequences or grids of vectors.
 *
 * @param vectors {@code [N, F]}
 * @param grid how the vectors of each source lie, row by row, if they do
 */
public record Features(Packed vectors, Optional<Memory.Grid> grid) implements Source {
  @Override
  public int count() {
    return vectors.segments().count();
  }
}
