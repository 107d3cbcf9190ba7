package org.attentiontoolkit.tasks.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.attentiontoolkit.api.config.Within;
import org.attentiontoolkit.tasks.text.VocabularyLimits;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * How tokens are numbered: as the training data have them, or as another run has it.
 *
 * @param maxSize the most tokens a vocabulary may have, specials included; 0 for no limit
 * @param minFrequency how often a token must occur to be listed
 * @param joint whether both sides have one vocabulary
 * @param from the folder of a run whose vocabularies and rules of tokenizers are taken as they are
 */
public record VocabularyChoice(
    @Within("[0,)") int maxSize,
    @Within("[1,)") int minFrequency,
    boolean joint,
    Optional<Path> from) {
  private static final String TASK = "task";

  /** Checks that a word has room. */
  public VocabularyChoice {
    new VocabularyLimits(maxSize, minFrequency);
  }

  /** What is left out of a vocabulary that is counted. */
  public VocabularyLimits limits() {
    return new VocabularyLimits(maxSize, minFrequency);
  }

  /** The folder with what the task of the other run wrote. */
  public Optional<Path> folder() {
    return from.map(run -> run.resolve(TASK));
  }

  /**
   * Checks that the other run is there.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if it is not
   */
  public void check() {
    if (folder().filter(folder -> !Files.isDirectory(folder)).isPresent()) {
      throw Problem.input("vocabulary.no-run", "The folder is not that of a run.")
          .at(from.orElseThrow().toString())
          .hint("vocabulary.from takes what lies below runs/, such as runs/NAME/20260101-120000.")
          .exception();
    }
  }
}
