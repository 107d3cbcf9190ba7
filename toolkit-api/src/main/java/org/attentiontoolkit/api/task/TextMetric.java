package org.attentiontoolkit.api.task;

import java.util.List;

/** Scores texts against what would have been right, such as BLEU. */
public interface TextMetric {
  /**
   * Scores a corpus.
   *
   * @param outputs one text an example
   * @param references one or more right texts for the whole corpus, each as long as the outputs
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when their lengths differ
   */
  Result score(List<String> outputs, List<List<String>> references);

  /**
   * What came out.
   *
   * @param score the number and its definition
   * @param line how the field prints it: for BLEU, sacreBLEU's line
   */
  record Result(Score score, String line) {}
}
