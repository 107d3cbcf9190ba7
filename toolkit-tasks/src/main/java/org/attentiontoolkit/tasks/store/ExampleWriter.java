package org.attentiontoolkit.tasks.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attentiontoolkit.tensor.file.WholeFile;

/** Writes examples, one after another, to an empty folder. */
public final class ExampleWriter implements AutoCloseable {
  private final Path folder;
  private final NumberFile tokens;
  private final NumberFile places;
  private final Optional<Texts> texts;

  /** The files of the texts. */
  private record Texts(NumberFile texts, NumberFile lines) implements AutoCloseable {
    void add(SentencePair pair) {
      byte[] source = pair.source().getBytes(StandardCharsets.UTF_8);
      byte[] target = pair.target().getBytes(StandardCharsets.UTF_8);
      lines.add(texts.length());
      lines.add(source.length);
      lines.add(target.length);
      texts.add(source);
      texts.add(target);
    }

    @Override
    public void close() {
      try (texts) {
        lines.close();
      }
    }
  }

  /**
   * A writer of no examples yet.
   *
   * @param withTexts whether texts are kept: those to be scored are shown and compared as text
   */
  public ExampleWriter(Path folder, boolean withTexts) {
    this.folder = folder;
    this.tokens = new NumberFile(folder.resolve(StoreFiles.TOKENS));
    this.places = new NumberFile(folder.resolve(StoreFiles.PLACES));
    this.texts =
        withTexts
            ? Optional.of(
                new Texts(
                    new NumberFile(folder.resolve(StoreFiles.TEXTS)),
                    new NumberFile(folder.resolve(StoreFiles.LINES))))
            : Optional.empty();
  }

  /** Adds an example with its text. */
  public void add(ParallelExample example, SentencePair text) {
    places.add(tokens.length() / Integer.BYTES);
    places.add(example.source().length);
    places.add(example.target().length);
    places.add(text.number());
    places.add(0);
    tokens.add(example.source());
    tokens.add(example.target());
    texts.ifPresent(kept -> kept.add(text));
  }

  /** How many examples were added. */
  public long count() {
    return places.length() / StoreFiles.PLACE_BYTES;
  }

  /** Writes down what else is known of them, by name. */
  public void counts(Map<String, Long> counts) {
    WholeFile.write(
        folder.resolve(StoreFiles.COUNTS),
        counts.entrySet().stream()
            .map(e -> e.getKey() + "\t" + e.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  @Override
  public void close() {
    try (tokens;
        places) {
      texts.ifPresent(Texts::close);
    }
  }
}
