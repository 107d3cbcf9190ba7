package org.attentiontoolkit.runner.experiment;

import java.util.List;
import org.attentiontoolkit.api.attention.Attention;
import org.attentiontoolkit.api.task.TextTranslator.Translation;

/** Translates lines with a trained model. */
@FunctionalInterface
public interface LineTranslator {
  /**
   * One translation a line, in order.
   *
   * @param weights whether what the model looked at is wanted
   */
  List<Translation> translate(List<String> lines, Attention.Weights weights);
}
