package org.attentiontoolkit.api.task;

import org.attentiontoolkit.tensor.Tensor;

/**
 * What training makes small.
 *
 * @param mean one value: the mean over what was predicted, in nats
 * @param predictions how many predictions the mean is over
 */
public record Loss(Tensor mean, int predictions) {}
