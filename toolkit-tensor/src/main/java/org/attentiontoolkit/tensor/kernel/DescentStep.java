package org.attentiontoolkit.tensor.kernel;

/**
 * One step of gradient descent.
 *
 * @param learningRate η
 * @param momentum μ
 * @param nesterov whether the step looks ahead
 * @param weightDecay λ, of an L2 penalty
 * @param scaling of the gradient
 */
public record DescentStep(
    double learningRate,
    double momentum,
    boolean nesterov,
    double weightDecay,
    GradientScaling scaling) {}
