package org.attentiontoolkit.tasks.training;

import java.util.Optional;
import org.attentiontoolkit.api.model.Tokens;
import org.attentiontoolkit.api.output.NextTokens;
import org.attentiontoolkit.api.training.Decay;
import org.attentiontoolkit.tensor.Tape;
import org.attentiontoolkit.tensor.Tensor;

/**
 * In training a decoder goes on from the right token with a probability that falls, and else from
 * one that it would have written itself: Bengio, Vinyals, Jaitly and Shazeer, "Scheduled sampling
 * for sequence prediction with recurrent neural networks", NeurIPS 2015, section 2.4. What is to be
 * predicted stays what is right.
 *
 * <p>Which tokens are replaced, and by what, follows from the seed, the update, the example and the
 * position. What the model would have written is found without dropout and without gradients, as
 * when it writes; the loss is then that of one pass over the tokens that came out, so that the
 * result is the same as if both were done at once.
 *
 * @param truth how likely the right token is; without it, it is always taken
 * @param estimate which token takes its place
 * @param form what that is found from
 */
public record ScheduledSampling(Optional<Decay> truth, Estimate estimate, Form form) {
  /** Which token takes the place of the right one. */
  public enum Estimate {
    /** One drawn from the model's distribution. */
    DRAWN,
    /** The likeliest one. */
    BEST
  }

  /** What it is found from. */
  public enum Form {
    /**
     * From the tokens that the model went on from so far, one step after another, as in the paper.
     */
    STEPS,
    /**
     * From the right tokens, in one pass over all positions: Mihaylova and Martins, "Scheduled
     * sampling for Transformers", ACL 2019 student workshop, section 3.
     */
    TWO_PASSES
  }

  /** The model as it is without replacements. */
  public interface Model {
    /** What may come next, for all sequences of the batch. */
    NextTokens nextTokens(Tape tape);

    /** The same at all positions of known sequences, {@code [N, V]}. */
    Tensor logits(Tape tape, Tokens inputs);
  }

  /**
   * What a decoder reads instead of the right tokens.
   *
   * @param tape of the step; only one that is for training replaces any
   * @param right each sequence begun by the start token, which stays
   */
  public Tokens inputs(Tape tape, Tokens right, Model model) {
    if (truth.isEmpty() || !tape.training()) {
      return right;
    }
    ReplacedTokens replaced =
        new ReplacedTokens(
            right, tape.randomKey("scheduled-sampling"), truth.get().at(tape.step()), estimate);
    if (replaced.none()) {
      return right;
    }
    try (Tape estimating = tape.inference()) {
      return switch (form) {
        case STEPS -> replaced.byStep(estimating, model.nextTokens(estimating));
        case TWO_PASSES -> replaced.atOnce(estimating, model.logits(estimating, right));
      };
    }
  }
}
