package org.attentiontoolkit.api.model;

import java.util.Optional;
import org.attentiontoolkit.api.attention.Memory;

/**
 * Sequences or grids of vectors, such as the regions of pictures or frames of speech.
 *
 * @param width F, width of a vector
 * @param grid how the vectors of a source lie, if all do in one way
 */
public record FeatureSpec(int width, Optional<Memory.Grid> grid) implements SourceSpec<Features> {
  @Override
  public String words() {
    return "features, each " + width + " wide";
  }
}
