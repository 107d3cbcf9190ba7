package org.attentiontoolkit.tasks.data;

import java.util.List;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.api.data.TextExample;
import org.attentiontoolkit.tasks.store.SentencePair;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * Which of an example's texts are a sentence and its translation.
 *
 * @param source place of the sentence
 * @param target place of its translation, or -1
 */
public record PairColumns(int source, int target) {
  /**
   * Those of a set.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when its examples have no sentence
   *     to translate
   */
  public static PairColumns of(DataSource data, String set) {
    List<String> fields = data.fields(set);
    int source = fields.indexOf(ParallelText.SOURCE);
    if (source < 0) {
      throw lacking(ParallelText.SOURCE, set, fields);
    }
    return new PairColumns(source, fields.indexOf(ParallelText.TARGET));
  }

  /** That the examples of a set lack a field that is needed. */
  public static RuntimeException lacking(String field, String set, List<String> fields) {
    return Problem.input(
            "data.no-field",
            "Translation needs examples with a %s, but those of %s have %s."
                .formatted(field, set, String.join(", ", fields)))
        .at("task.data")
        .hint("Name a data source that gives sentence pairs, such as parallel-text.")
        .exception();
  }

  /** Whether it is known what would have been right. */
  public boolean hasTarget() {
    return target >= 0;
  }

  /** The pair; its target is empty where it is not known. */
  SentencePair pair(TextExample example) {
    return new SentencePair(
        example.texts().get(source),
        hasTarget() ? example.texts().get(target) : "",
        example.number());
  }
}
