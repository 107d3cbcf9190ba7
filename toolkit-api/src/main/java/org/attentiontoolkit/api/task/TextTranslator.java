package org.attentiontoolkit.api.task;

import java.util.List;
import org.attentiontoolkit.tensor.Engine;

/** A {@link PreparedTask} that turns lines of text into lines of text. */
public interface TextTranslator {
  /**
   * Translates lines.
   *
   * @param lines as a user types them
   * @return one translation a line, in order
   */
  List<Translation> translate(Engine engine, TaskModel model, List<String> lines);

  /**
   * One translated line.
   *
   * @param text the translation
   * @param maps what the model looked at; their example is the line, from 0
   */
  record Translation(String text, List<AttentionMap> maps) {}
}
