package org.attentiontoolkit.api.text;

import java.util.List;
import java.util.function.Consumer;

/**
 * What a tokenizer learns from.
 *
 * @param own the texts it will cut
 * @param all these and those that other tokenizers of the task will cut: two sides of a translation
 */
public record TrainingText(Side own, List<Side> all) {

  /**
   * The texts of one side.
   *
   * @param tokenizer that will cut them, without learned rules
   * @param texts the texts
   */
  public record Side(Tokenizer tokenizer, Texts texts) {}

  /** Texts that can be read again and again, in the same order. */
  @FunctionalInterface
  public interface Texts {
    /** Gives every text. */
    void read(Consumer<String> receiver);
  }
}
