package org.attentiontoolkit.tensor.kernel.nd4j;

import org.attentiontoolkit.tensor.kernel.UpdateKernels;

/** Updates of parameters. */
final class Nd4jUpdates implements UpdateKernels {}
