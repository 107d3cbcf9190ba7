package org.attentiontoolkit.tensor.optim;

/**
 * What an update did.
 *
 * @param step its number, counted from 1
 * @param learningRate η
 * @param gradientNorm Euclidean norm of all gradients before clipping
 */
public record Update(long step, double learningRate, double gradientNorm) {}
