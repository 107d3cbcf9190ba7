package org.attentiontoolkit.api.model;

/**
 * A type of source, by which an encoder says what it reads. A plugin makes one for sources of its
 * own.
 *
 * @param <S> the sources
 * @param <P> what there is to know of them
 * @param name for messages, such as {@code tokens}
 * @param spec the class of what there is to know of them
 */
public record SourceType<S extends Source, P extends SourceSpec<S>>(String name, Class<P> spec) {
  /** Token sequences. */
  public static final SourceType<Tokens, TokenSpec> TOKENS =
      new SourceType<>("tokens", TokenSpec.class);

  /** Sequences or grids of vectors. */
  public static final SourceType<Features, FeatureSpec> FEATURES =
      new SourceType<>("features", FeatureSpec.class);

  /** Pictures. */
  public static final SourceType<Images, ImageSpec> IMAGES =
      new SourceType<>("images", ImageSpec.class);
}
