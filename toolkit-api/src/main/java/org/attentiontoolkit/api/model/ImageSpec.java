package org.attentiontoolkit.api.model;

/**
 * Pictures of one size.
 *
 * @param rows of pixels
 * @param columns of pixels
 * @param channels of a pixel, such as 3 for red, green and blue
 */
public record ImageSpec(int rows, int columns, int channels) implements SourceSpec<Images> {
  @Override
  public String words() {
    return "images of %d × %d pixels".formatted(rows, columns);
  }
}
