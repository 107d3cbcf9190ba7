package org.attentiontoolkit.tasks.text.bpe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.api.text.LearnedTokenizer;
import org.attentiontoolkit.api.text.TokenSampler;
import org.attentiontoolkit.api.text.Tokenizer;
import org.attentiontoolkit.api.text.TrainingText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pieces of words: byte pair encoding, equal to subword-nmt 0.3.8. A piece that does not end its
 * word ends with {@code @@}.
 */
public final class BpeTokenizer implements LearnedTokenizer {
  private static final Logger LOG = LoggerFactory.getLogger(BpeTokenizer.class);

  /** Words whose pieces are remembered. */
  private static final int REMEMBERED = 1 << 16;

  /**
   * Codes that were learned from a text's language cut a word into less: with 2000 merges on
   * Multi30k 1.2 to 1.3 pieces, those of the other language 2.2 to 2.9.
   */
  private static final double MANY_PIECES = 2;

  private final Config config;
  private final Tokenizer words;
  private final Optional<BpeRules> rules;
  private final BpeEncoder encoder;
  private final Map<String, List<String>> pieces = new ConcurrentHashMap<>();

  /**
   * What is learned, and from what.
   *
   * @param merges how many
   * @param minFrequency how often a pair must occur to be merged
   * @param learnFrom whose texts
   * @param codes a file with merges learned before, in place of learning
   * @param vocabularyThreshold pieces that occur less often in the training text of this side are
   *     taken apart again; 0 keeps all
   * @param dropout how likely a possible merge is left out in training
   * @param words what makes the words that are cut into pieces
   */
  public record Config(
      @Within("[1,)") int merges,
      @Within("[1,)") int minFrequency,
      LearnFrom learnFrom,
      Optional<Path> codes,
      @Within("[0,)") int vocabularyThreshold,
      @Within("[0, 1)") double dropout,
      Tokenizer words) {}

  /** Whose texts merges are learned from. */
  public enum LearnFrom {
    /** All sides' together, so that names and cognates are cut alike. */
    BOTH,
    /** The own side's. */
    SIDE
  }

  /** A tokenizer that has not learned yet: characters are its pieces. */
  public BpeTokenizer(Config config) {
    this(config, config.words(), Optional.empty());
  }

  private BpeTokenizer(Config config, Tokenizer words, Optional<BpeRules> rules) {
    this.config = config;
    this.words = words;
    this.rules = rules;
    this.encoder = rules.orElse(BpeRules.NONE).encoder();
  }

  @Override
  public String name() {
    return "bpe";
  }

  @Override
  public String signature() {
    String what =
        rules
            .map(BpeRules::checksum)
            .orElseGet(() ->
                config.merges()
                    + " merges, min-frequency "
                    + config.minFrequency()
                    + ", from "
                    + config.learnFrom()
                    + ", threshold "
                    + config.vocabularyThreshold()
                    + config.codes().map(file -> ", " + BpeRules.checksum(file)).orElse(""));
    return "bpe " + what + "; " + words.signature();
  }

  @Override
  public void check() {
    config.codes().ifPresent(BpeCodesFile::read);
    if (words instanceof LearnedTokenizer learned) {
      learned.check();
    }
  }

  @Override
  public List<String> tokenise(String text) {
    List<String> tokens = new ArrayList<>();
    for (String word : words.tokenise(text)) {
      tokens.addAll(pieces(word));
    }
    return tokens;
  }

  private List<String> pieces(String word) {
    List<String> remembered = pieces.get(word);
    if (remembered != null) {
      return remembered;
    }
    List<String> cut = encoder.pieces(word);
    if (pieces.size() < REMEMBERED) {
      pieces.put(word, cut);
    }
    return cut;
  }

  @Override
  public String detokenise(List<String> tokens) {
    List<String> joined = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (String token : tokens) {
      boolean inner = token.endsWith(BpeEncoder.JOINT);
      word.append(token, 0, token.length() - (inner ? BpeEncoder.JOINT.length() : 0));
      if (!inner) {
        joined.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      joined.add(word.toString());
    }
    return words.detokenise(joined);
  }

  @Override
  public String surface(String text) {
    return words.surface(text);
  }

  @Override
  public Optional<TokenSampler> sampler() {
    return config.dropout() == 0 ? Optional.empty() : Optional.of(new Sampler());
  }

  private final class Sampler implements TokenSampler {
    @Override
    public List<String> sample(String text, long key) {
      DrawnWord drawn = new DrawnWord(rules.orElse(BpeRules.NONE).codes(), config.dropout(), key);
      return words.tokenise(text).stream()
          .flatMap(word -> encoder.pieces(word, drawn).stream())
          .toList();
    }

    @Override
    public List<String> possible(String text) {
      return words.tokenise(text).stream()
          .flatMap(word -> encoder.possible(word).stream())
          .toList();
    }
  }

  @Override
  public BpeTokenizer learn(TrainingText text) {
    Tokenizer own = learnedWords(text.own());
    BpeCodes codes = config.codes().map(BpeCodesFile::read).orElseGet(() -> learnCodes(text));
    config.codes().ifPresent(file -> warnOfOtherLanguage(file, codes, text.own(), own));
    Optional<Set<String>> known =
        config.vocabularyThreshold() == 0
            ? Optional.empty()
            : Optional.of(frequent(codes, text.own(), own));
    return new BpeTokenizer(config, own, Optional.of(new BpeRules(codes, known)));
  }

  private BpeCodes learnCodes(TrainingText text) {
    WordCounts counts = new WordCounts();
    for (TrainingText.Side side :
        config.learnFrom() == LearnFrom.BOTH ? text.all() : List.of(text.own())) {
      counts.add(side.texts(), learnedWords(side));
    }
    BpeCodes codes = BpeLearner.learn(counts.counts(), config.merges(), config.minFrequency());
    if (codes.merges().size() < config.merges()) {
      LOG.warn(
          "bpe: {} merges instead of {}: no further pair occurs {} times.",
          codes.merges().size(),
          config.merges(),
          config.minFrequency());
    }
    return codes;
  }

  /** Codes of another language are no error, but cut most words to bits. */
  private static void warnOfOtherLanguage(
      Path file, BpeCodes codes, TrainingText.Side side, Tokenizer own) {
    WordCounts words = new WordCounts();
    words.add(side.texts(), own);
    BpeEncoder cutting = new BpeEncoder(codes, Optional.empty());
    double pieces = 0;
    double total = 0;
    for (Map.Entry<String, Long> word : words.counts().entrySet()) {
      pieces += (double) word.getValue() * cutting.pieces(word.getKey()).size();
      total += word.getValue();
    }
    if (pieces > MANY_PIECES * total) {
      LOG.warn(
          "bpe: {} cuts a word of the training text into {} pieces on average: are these the codes of"
              + " this side's language?",
          file,
          String.format(Locale.ROOT, "%.1f", pieces / total));
    }
  }

  /** Each side's words are cut as that side cuts them, also where both are learned from. */
  private static Tokenizer learnedWords(TrainingText.Side side) {
    Tokenizer words = side.tokenizer() instanceof BpeTokenizer bpe ? bpe.words : side.tokenizer();
    if (words instanceof LearnedTokenizer learned) {
      TrainingText.Side alone = new TrainingText.Side(words, side.texts());
      return learned.learn(new TrainingText(alone, List.of(alone)));
    }
    return words;
  }

  private Set<String> frequent(BpeCodes codes, TrainingText.Side side, Tokenizer own) {
    WordCounts counts = new WordCounts();
    counts.add(side.texts(), own);
    BpeEncoder all = new BpeEncoder(codes, Optional.empty());
    Map<String, Long> pieceCounts = new HashMap<>();
    counts
        .counts()
        .forEach((word, count) ->
            all.pieces(word).forEach(piece -> pieceCounts.merge(piece, count, Long::sum)));
    return pieceCounts.entrySet().stream()
        .filter(e -> e.getValue() >= config.vocabularyThreshold())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Override
  public void write(Path folder, String name) {
    rules.orElse(BpeRules.NONE).write(folder, name);
    if (words instanceof LearnedTokenizer learned) {
      learned.write(folder, name);
    }
  }

  @Override
  public BpeTokenizer read(Path folder, String name) {
    Tokenizer own = words instanceof LearnedTokenizer learned ? learned.read(folder, name) : words;
    return new BpeTokenizer(config, own, Optional.of(BpeRules.read(folder, name)));
  }
}
