package org.attentiontoolkit.api.model;

import org.attentiontoolkit.tensor.ParameterScope;
import org.attentiontoolkit.tensor.error.Problem;

/** An encoder whose configuration is known, not yet what it will read. */
public interface EncoderFactory {
  /**
   * Makes the encoder and declares its parameters.
   *
   * @param source what the task has
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming both, if the encoder reads
   *     something else
   */
  <S extends Source> Encoder<S> create(SourceSpec<S> source, ParameterScope scope);

  /** How an encoder of one type of source is made: usually its constructor. */
  @FunctionalInterface
  interface Constructor<S extends Source, P extends SourceSpec<S>> {
    /** Makes it and declares its parameters. */
    Encoder<S> create(P source, ParameterScope scope);
  }

  /**
   * A factory of encoders that read one type of source.
   *
   * @param name of the encoder, for messages
   * @param reads the type
   */
  static <S extends Source, P extends SourceSpec<S>> EncoderFactory of(
      String name, SourceType<S, P> reads, Constructor<S, P> constructor) {
    return new EncoderFactory() {
      @Override
      public <T extends Source> Encoder<T> create(SourceSpec<T> source, ParameterScope scope) {
        if (!reads.spec().isInstance(source)) {
          throw Problem.input(
                  "encoder.other-source",
                  "the encoder %s reads %s, but the task has %s"
                      .formatted(name, reads.name(), source.words()))
              .exception();
        }
        // A P is a SourceSpec of S, so T is S.
        @SuppressWarnings("unchecked")
        Encoder<T> encoder = (Encoder<T>) constructor.create(reads.spec().cast(source), scope);
        return encoder;
      }
    };
  }
}
