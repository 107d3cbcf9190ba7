package org.attentiontoolkit.api.task;

import org.attentiontoolkit.tensor.Tensor;

/**
 * What training makes small.
 *
 * @param mean one value: the mean over what was predicted, in nats
 * @param predictions how many predictions the mean is over
 * @param negativeLogLikelihood the mean negative log-likelihood of what was right, in nats: the
 *     same but for what training adds, such as label smoothing; losses and perplexities of any two
 *     models are compared by it
 */
public record Loss(Tensor mean, int predictions, double negativeLogLikelihood) {
  /** A loss to which training adds nothing. */
  public Loss(Tensor mean, int predictions) {
    this(mean, predictions, mean.item());
  }
}
