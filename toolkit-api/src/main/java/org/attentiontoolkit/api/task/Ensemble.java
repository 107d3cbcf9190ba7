package org.attentiontoolkit.api.task;

import java.util.List;

/**
 * Models that were trained by themselves and say together with the one that is asked what comes
 * next.
 *
 * @param first name of the one that is asked, for messages, such as the folder of its run
 * @param others the other models
 * @param mean what is made of their probabilities of a token
 */
public record Ensemble(String first, List<Member> others, Mean mean) {
  /** The model that is asked, alone. */
  public static final Ensemble ALONE = new Ensemble("", List.of(), Mean.LINEAR);

  /**
   * Another model.
   *
   * @param name for messages, such as the folder of its run
   * @param task that it was built for
   * @param model the model, on the engine of the first
   */
  public record Member(String name, PreparedTask<?, ?> task, TaskModel<?> model) {}

  /** The mean of the probabilities that models give a token. */
  public enum Mean {
    /** Of the probabilities. */
    LINEAR,
    /** Of their logarithms, made probabilities again. */
    LOG_LINEAR
  }
}
