package org.attentiontoolkit.tasks.data;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.attentiontoolkit.api.text.LearnedTokenizer;
import org.attentiontoolkit.api.text.TextLines;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.tasks.text.ReversedTokenizer;
import org.attentiontoolkit.tensor.error.Problem;
import org.attentiontoolkit.tensor.file.WholeFile;

/**
 * How both sides of a corpus are cut. Kept with a run are the rules they learned, and in {@value
 * #SIGNATURES} a line a side that says what they are.
 *
 * @param source of sentences to translate
 * @param target of their translations
 */
public record Tokenizers(Tokenizer source, Tokenizer target) {
  /** The name of the source's side. */
  static final String SOURCE = "source";

  private static final String TARGET = "target";
  private static final String SIGNATURES = "tokenizers";

  /**
   * Whether those that learn can do it, as far as can be told quickly.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming what is missing
   */
  public void check() {
    learning((tokenizer, _) -> {
      tokenizer.check();
      return tokenizer;
    });
  }

  /** These, with something done to each that learns, given the name of its side. */
  public Tokenizers learning(BiFunction<LearnedTokenizer, String, LearnedTokenizer> change) {
    return new Tokenizers(changed(source, SOURCE, change), changed(target, TARGET, change));
  }

  private static Tokenizer changed(
      Tokenizer tokenizer,
      String name,
      BiFunction<LearnedTokenizer, String, LearnedTokenizer> change) {
    return tokenizer instanceof LearnedTokenizer learned ? change.apply(learned, name) : tokenizer;
  }

  /** These with the target's tokens from last to first. */
  public Tokenizers withReversedTarget() {
    return new Tokenizers(source, new ReversedTokenizer(target));
  }

  /** Writes what was learned. */
  public void write(Path folder) {
    learning((tokenizer, name) -> {
      tokenizer.write(folder, name);
      return tokenizer;
    });
    WholeFile.write(folder.resolve(SIGNATURES), String.join("\n", signatures()) + "\n");
  }

  /** These with what was learned and written. */
  public Tokenizers read(Path folder) {
    return learning((tokenizer, name) -> tokenizer.read(folder, name));
  }

  /**
   * These with what another run learned.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if the other run cut text otherwise
   */
  public Tokenizers readOf(Path folder) {
    List<String> theirs;
    try (TextLines lines = TextLines.open(folder.resolve(SIGNATURES))) {
      theirs = lines.rest();
    }
    boolean sameNames =
        theirs.size() == 2
            && theirs.getFirst().startsWith(source.name())
            && theirs.getLast().startsWith(target.name());
    Tokenizers read = sameNames ? read(folder) : this;
    if (!theirs.equals(read.signatures())) {
      throw Problem.input(
              "vocabulary.other-tokenizer",
              "The other run cut its text by \"%s\", this one by \"%s\"."
                  .formatted(
                      String.join("\" and \"", theirs),
                      String.join("\" and \"", read.signatures())))
          .at(folder.toString())
          .hint(
              "Set the tokenizers as its config.conf has them; vocabulary.from takes what they learned.")
          .exception();
    }
    return read;
  }

  private List<String> signatures() {
    return List.of(source.signature(), target.signature());
  }
}
