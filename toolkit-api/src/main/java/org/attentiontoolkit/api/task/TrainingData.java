package org.attentiontoolkit.api.task;

/**
 * Batches as a function of (seed, epoch, position): a run can go on from any of them. While
 * training goes on they are asked for by one thread of their own, ahead of the one that learns and
 * evaluates.
 *
 * @param <B> what a batch is
 */
public interface TrainingData<B extends Batch> {
  /** How many batches an epoch has; epochs are counted from 0. */
  int batches(int epoch);

  /** One batch. */
  B batch(int epoch, int position);
}
