package org.attentiontoolkit.tasks.text.sentencepiece;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attentiontoolkit.api.text.Blanks;
import org.attentiontoolkit.api.text.LearnedTokenizer;
import org.attentiontoolkit.api.text.TrainingText;
import org.attentiontoolkit.tasks.text.Once;
import org.attentiontoolkit.tasks.text.sentencepiece.Segmenter.Segment;
import org.attentiontoolkit.tensor.file.Sha256;
import org.attentiontoolkit.tensor.file.WholeFile;

/**
 * Pieces of raw text by a model file of SentencePiece: unigram, BPE, word and character models,
 * with their normalisation and byte fallback; equal to sentencepiece 0.2.3. How a text was spaced,
 * and what the model's normalisation changes, is lost. It learns nothing: its file is kept with the
 * run.
 */
public final class SentencePieceTokenizer implements LearnedTokenizer {
  /**
   * The model.
   *
   * @param model a file that SentencePiece wrote
   */
  public record Config(Path model) {}

  private final Config config;
  private final Once<LoadedModel> loaded;

  /** A tokenizer whose model is read when it is first needed. */
  public SentencePieceTokenizer(Config config) {
    this(config, config.model());
  }

  private SentencePieceTokenizer(Config config, Path file) {
    this.config = config;
    this.loaded = new Once<>(() -> LoadedModel.read(file));
  }

  @Override
  public String name() {
    return "sentencepiece";
  }

  @Override
  public String signature() {
    Sha256 sum = new Sha256();
    sum.add(ByteBuffer.wrap(loaded.get().file()));
    return "sentencepiece " + sum.hex();
  }

  @Override
  public void check() {
    loaded.get();
  }

  @Override
  public List<String> tokenise(String text) {
    if (Blanks.isEmpty(text)) {
      return List.of();
    }
    LoadedModel known = loaded.get();
    byte[] normalised = known.normaliser().normalised(text);
    List<String> tokens = new ArrayList<>();
    boolean behindUnknown = false;
    for (Segment segment : known.segmenter().segments(normalised)) {
      boolean unknown = segment.id() == known.pieces().unknown();
      if (unknown && known.model().byteFallback()) {
        addBytes(tokens, normalised, segment);
      } else if (unknown && behindUnknown) {
        tokens.add(tokens.removeLast() + text(normalised, segment));
      } else {
        tokens.add(text(normalised, segment));
      }
      behindUnknown = unknown;
    }
    return tokens;
  }

  private static String text(byte[] normalised, Segment segment) {
    int length = segment.to() - segment.from();
    return new String(normalised, segment.from(), length, StandardCharsets.UTF_8);
  }

  private static void addBytes(List<String> tokens, byte[] normalised, Segment segment) {
    for (int i = segment.from(); i < segment.to(); i++) {
      tokens.add(String.format(Locale.ROOT, "<0x%02X>", normalised[i]));
    }
  }

  @Override
  public String detokenise(List<String> tokens) {
    return loaded.get().joiner().text(tokens);
  }

  @Override
  public SentencePieceTokenizer learn(TrainingText text) {
    check();
    return this;
  }

  @Override
  public void write(Path folder, String name) {
    byte[] file = loaded.get().file();
    WholeFile.write(modelFile(folder, name), out -> out.write(ByteBuffer.wrap(file)));
  }

  @Override
  public SentencePieceTokenizer read(Path folder, String name) {
    return new SentencePieceTokenizer(config, modelFile(folder, name));
  }

  private static Path modelFile(Path folder, String name) {
    return folder.resolve(name + ".model");
  }
}
