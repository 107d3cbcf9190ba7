package org.attentiontoolkit.runner.experiment;

import java.util.List;
import org.attentiontoolkit.api.task.TextTranslator.Request;
import org.attentiontoolkit.api.task.TextTranslator.Translation;

/** Translates lines with a trained model. */
@FunctionalInterface
public interface LineTranslator {
  /** One translation a line, in order. */
  List<Translation> translate(Request request);
}
