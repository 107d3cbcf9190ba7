package org.attentiontoolkit.runner.experiment;

import java.util.List;
import org.attentiontoolkit.api.task.TextTranslator.Request;
import org.attentiontoolkit.api.task.TextTranslator.Translation;

/** Writes lines for lines with a trained model: translations, or what continues them. */
@FunctionalInterface
public interface LineTranslator {
  /** One answer a line, in order. */
  List<Translation> translate(Request request);
}
