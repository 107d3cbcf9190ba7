package org.attentiontoolkit.tasks.data;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.attentiontoolkit.tasks.store.ExampleStore;
import org.attentiontoolkit.tasks.store.ParallelExample;
import org.attentiontoolkit.tensor.error.Problem;

/**
 * How long the sequences are that a model can take, such as one with learned positions.
 *
 * @param source the most tokens it reads, {@code </s>} included
 * @param target the most tokens it writes, {@code </s>} included
 */
public record Room(int source, int target) {
  private static final String HINT = "train a model with a higher max-positions.";

  /** Of what is told by encoders and decoders. */
  public static Room of(OptionalInt source, OptionalInt target) {
    return new Room(source.orElse(Integer.MAX_VALUE), target.orElse(Integer.MAX_VALUE));
  }

  /** What has room in both. */
  public Room and(Room other) {
    return new Room(Math.min(source, other.source), Math.min(target, other.target));
  }

  /** Whether an example has room. */
  public boolean holds(ParallelExample example) {
    return example.source().length <= source && example.target().length <= target;
  }

  /** Why a source is not read, if it has no room. */
  public Optional<Problem> sourceProblem(String refusal, int tokens) {
    return problem(refusal, tokens, source);
  }

  /** Why a target is not written, or not begun, if it has no room. */
  public Optional<Problem> targetProblem(String refusal, int tokens) {
    return problem(refusal, tokens, target);
  }

  private static Optional<Problem> problem(String refusal, int tokens, int most) {
    return tokens <= most
        ? Optional.empty()
        : Optional.of(
            Problem.input(
                    "text.no-positions",
                    "%s: with </s> it has %,d tokens, and the model %,d positions."
                        .formatted(refusal, tokens, most))
                .hint("Cut it into sentences, or " + HINT));
  }

  /**
   * Checks that all examples of a set have room.
   *
   * @param place of an example, by its number
   * @throws org.attentiontoolkit.tensor.error.ToolkitException naming the first that has none
   */
  public void require(ExampleStore examples, String set, IntFunction<String> place) {
    int first = -1;
    int longer = 0;
    for (int i = 0; i < examples.count(); i++) {
      if (examples.source(i) > source || examples.target(i) > target) {
        longer++;
        first = first < 0 ? i : first;
      }
    }
    if (longer > 0) {
      boolean read = examples.source(first) > source;
      throw Problem.input(
              "data.no-positions",
              "The model has no positions for %,d of the %,d examples of %s: the first has %,d tokens with </s>, and the %s %,d positions."
                  .formatted(
                      longer,
                      examples.count(),
                      set,
                      read ? examples.source(first) : examples.target(first),
                      read ? "encoder" : "decoder",
                      read ? source : target))
          .at(place.apply(examples.number(first)))
          .hint("Raise max-positions, or leave longer examples out: task.max-length.")
          .exception();
    }
  }
}
