package org.attentiontoolkit.tensor.kernel;

/**
 * One step of Adam, its bias corrections worked out.
 *
 * @param stepSize α, the learning rate over the first moment's bias correction
 * @param beta1 β₁
 * @param beta2 β₂
 * @param epsilon ε
 * @param correction γ, the root of the second moment's bias correction
 * @param weightDecay λ, of an L2 penalty; 0 where decay is decoupled
 * @param shrink σ, what values are multiplied with first: below 1 where decay is decoupled
 * @param scaling of the gradient
 */
public record AdamStep(
    double stepSize,
    double beta1,
    double beta2,
    double epsilon,
    double correction,
    double weightDecay,
    double shrink,
    GradientScaling scaling) {}
