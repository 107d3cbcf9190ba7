package org.attentiontoolkit.api.text;

import java.nio.file.Path;

/**
 * A tokenizer whose rules come from the training text, such as the merges of byte pair encoding.
 * Before it has learned it has none, and cuts by its settings alone.
 *
 * <p>Its {@linkplain #signature signature} names its settings before, and its rules (by a checksum)
 * after it has learned.
 */
public interface LearnedTokenizer extends Tokenizer {

  /**
   * Whether it can learn at all, as far as settings and the names of files tell. Quick.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming what is missing
   */
  default void check() {}

  /** The tokenizer with the rules that follow from the training text. */
  LearnedTokenizer learn(TrainingText text);

  /**
   * Writes the rules.
   *
   * @param name what the names of its files begin with, such as {@code source}
   */
  void write(Path folder, String name);

  /**
   * The tokenizer with the rules that {@link #write} wrote.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming the file and line of what is
   *     not such rules
   */
  LearnedTokenizer read(Path folder, String name);
}
