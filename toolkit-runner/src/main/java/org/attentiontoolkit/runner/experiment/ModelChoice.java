package org.attentiontoolkit.runner.experiment;

import java.util.List;
import java.util.stream.Collectors;
import org.attentiontoolkit.runner.folder.Checkpoint;
import org.attentiontoolkit.runner.folder.CheckpointFolder;
import org.attentiontoolkit.runner.folder.CheckpointIndex;
import org.attentiontoolkit.tensor.error.Problem;

/** Which of the models that a run kept. */
public sealed interface ModelChoice {
  /** Those of the last evaluations. */
  record Last(int count) implements ModelChoice {}

  /** The best ones. */
  record Best(int count) implements ModelChoice {}

  /** Those of these steps. */
  record Steps(List<Long> steps) implements ModelChoice {}

  /** What is added to the name of a run for what is made of them. */
  default String suffix() {
    return switch (this) {
      case Last(int count) -> "-last-" + count;
      case Best(int count) -> "-best-" + count;
      case Steps(List<Long> steps) -> "-mean-of-" + steps.size();
    };
  }

  /**
   * Looks them up, in the order of their steps.
   *
   * @throws org.attentiontoolkit.tensor.error.ToolkitException when one of them is not there
   */
  default List<Checkpoint> of(CheckpointFolder folder) {
    CheckpointIndex index = folder.index();
    if (index.checkpoints().isEmpty()) {
      throw Problem.input("average.no-models", "The run kept no models of its evaluations.")
          .at(folder.path().toString())
          .hint("Train it with training.keep-last = 5, or with training.keep-best.")
          .exception();
    }
    return switch (this) {
      case Last(int count) ->
          index.last(count).orElseThrow(() -> missing(folder, "last", count).exception());
      case Best(int count) ->
          index.best(count).orElseThrow(() -> missing(folder, "best", count).exception());
      case Steps(List<Long> steps) ->
          steps.stream()
              .distinct()
              .sorted()
              .map(step ->
                  index.ofStep(step).orElseThrow(() -> noStep(folder, index, step).exception()))
              .toList();
    };
  }

  private static Problem missing(CheckpointFolder folder, String which, int count) {
    return Problem.input(
            "average.too-many",
            "The run did not keep the models of its %d %s evaluations.".formatted(count, which))
        .at(folder.path().toString())
        .hint(
            "It kept those of %s; training.keep-%s says of how many it does."
                .formatted(steps(folder.index()), which));
  }

  private static Problem noStep(CheckpointFolder folder, CheckpointIndex index, long step) {
    return Problem.input("average.no-step", "The run kept no model of step %d.".formatted(step))
        .at(folder.path().toString())
        .hint("It kept those of " + steps(index) + ".");
  }

  /** Such as {@code steps 100, 200, 300}. */
  private static String steps(CheckpointIndex index) {
    return "steps "
        + index.checkpoints().stream()
            .map(c -> Long.toString(c.step()))
            .collect(Collectors.joining(", "));
  }
}
