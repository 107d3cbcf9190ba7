package org.attentiontoolkit.tensor.kernel.simd;

import org.attentiontoolkit.tensor.kernel.UpdateKernels;

/** Updates of parameters. */
final class SimdUpdates implements UpdateKernels {}
