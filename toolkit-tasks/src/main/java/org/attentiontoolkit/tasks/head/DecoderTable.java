package org.attentiontoolkit.tasks.head;

import org.attentiontoolkit.api.model.Decoder;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * The decoder's embedding as the map of a head: Press and Wolf, "Using the output embedding to
 * improve language models", EACL 2017.
 */
public final class DecoderTable {
  private DecoderTable() {}

  /**
   * The table, {@code [V, W]}.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException if the decoder has none that is as
   *     wide as its features
   */
  public static Parameter of(Decoder decoder) {
    Parameter table =
        decoder
            .embedding()
            .orElseThrow(() ->
                Problem.input("model.tied-softmax", "The decoder has no embedding to tie to.")
                    .hint("Leave out task.tied-softmax.")
                    .exception());
    if (table.columns() != decoder.width()) {
      throw Problem.input(
              "model.tied-softmax",
              "The decoder's embedding is %d wide and its features %d: they can't share a table."
                  .formatted(table.columns(), decoder.width()))
          .hint(
              "Make both equally wide (embedding-width, output-width), or leave out"
                  + " task.tied-softmax.")
          .exception();
    }
    return table;
  }
}
