package org.attentiontoolkit.tensor.kernel.simd;

import org.attentiontoolkit.tensor.kernel.CellKernels;

/** The gates of recurrent cells. */
final class SimdCells implements CellKernels {}
