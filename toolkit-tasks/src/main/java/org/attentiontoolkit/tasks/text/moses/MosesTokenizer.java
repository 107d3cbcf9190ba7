package org.attentiontoolkit.tasks.text.moses;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.attentiontoolkit.api.text.LearnedTokenizer;
import org.attentiontoolkit.api.text.TrainingText;
import org.attentiontoolkit.tasks.text.Once;
import org.attentiontoolkit.tensor.file.Sha256;

/**
 * Words and punctuation of raw text by the rules of the Moses toolkit, and raw text of them again:
 * equal to sacremoses 0.2.0 with the same abbreviations. The rules lose how a text was spaced, so
 * what is joined is usual text, not always the same one.
 */
public final class MosesTokenizer implements LearnedTokenizer {
  /**
   * The rules.
   *
   * @param language whose apostrophes, abbreviations and quotes, as a BCP 47 tag such as {@code en}
   * @param escape whether signs that Moses's decoder reads otherwise become entities
   * @param aggressiveHyphens whether hyphens within words become {@code @-@}
   * @param nonbreakingPrefixes a file of abbreviations; without it those of CLDR
   * @param letterCase what becomes of capitals
   */
  public record Config(
      String language,
      boolean escape,
      boolean aggressiveHyphens,
      Optional<Path> nonbreakingPrefixes,
      LetterCase letterCase) {}

  /** What becomes of capitals. */
  public enum LetterCase {
    /** They stay. */
    KEEP,
    /** All become small letters. */
    LOWER,
    /** Words have the case they usually have; where a text begins, it is given back. */
    TRUECASE
  }

  private final Config config;
  private final Supplier<Learned> learned;

  /** What follows from files and texts. */
  private record Learned(NonbreakingPrefixes prefixes, Truecaser truecaser, MosesRules rules) {
    Learned(Config config, NonbreakingPrefixes prefixes, Truecaser truecaser) {
      this(prefixes, truecaser, new MosesRules(config, prefixes));
    }

    String checksum() {
      Sha256 sum = new Sha256();
      sum.addLine(prefixes.lines());
      sum.addLine(truecaser.lines());
      return sum.hex();
    }
  }

  /** A tokenizer whose abbreviations are read when they are first needed. */
  public MosesTokenizer(Config config) {
    this.config = config;
    this.learned =
        new Once<>(() ->
            new Learned(
                config,
                config
                    .nonbreakingPrefixes()
                    .map(NonbreakingPrefixes::read)
                    .orElseGet(() -> NonbreakingPrefixes.ofLanguage(config.language())),
                Truecaser.empty()));
  }

  private MosesTokenizer(Config config, Learned learned) {
    this.config = config;
    this.learned = () -> learned;
  }

  @Override
  public String name() {
    return "moses";
  }

  @Override
  public String signature() {
    return "moses %s, escape %s, hyphens %s, case %s, %s"
        .formatted(
            config.language(),
            config.escape(),
            config.aggressiveHyphens(),
            config.letterCase(),
            learned.get().checksum());
  }

  @Override
  public void check() {
    config.nonbreakingPrefixes().ifPresent(NonbreakingPrefixes::read);
  }

  @Override
  public List<String> tokenise(String text) {
    List<String> tokens = learned.get().rules().tokens(text);
    return switch (config.letterCase()) {
      case KEEP -> tokens;
      case LOWER -> tokens.stream().map(token -> token.toLowerCase(Locale.ROOT)).toList();
      case TRUECASE -> learned.get().truecaser().truecased(tokens);
    };
  }

  @Override
  public String detokenise(List<String> tokens) {
    List<String> cased =
        config.letterCase() == LetterCase.TRUECASE ? Truecaser.withCapitals(tokens) : tokens;
    return new MosesJoiner(config.language(), config.escape()).join(cased);
  }

  @Override
  public MosesTokenizer learn(TrainingText text) {
    Learned known = learned.get();
    Truecaser truecaser = Truecaser.empty();
    if (config.letterCase() == LetterCase.TRUECASE) {
      text.own().texts().read(line -> truecaser.learn(known.rules().tokens(line)));
    }
    return new MosesTokenizer(config, new Learned(config, known.prefixes(), truecaser));
  }

  @Override
  public void write(Path folder, String name) {
    learned.get().prefixes().write(prefixesFile(folder, name));
    learned.get().truecaser().write(truecaseFile(folder, name));
  }

  @Override
  public MosesTokenizer read(Path folder, String name) {
    return new MosesTokenizer(
        config,
        new Learned(
            config,
            NonbreakingPrefixes.read(prefixesFile(folder, name)),
            Truecaser.read(truecaseFile(folder, name))));
  }

  private static Path prefixesFile(Path folder, String name) {
    return folder.resolve(name + ".prefixes");
  }

  private static Path truecaseFile(Path folder, String name) {
    return folder.resolve(name + ".truecase");
  }
}
