package org.attentiontoolkit.tensor.kernel;

/** Updates of parameters by their gradients. */
public interface UpdateKernels {}
