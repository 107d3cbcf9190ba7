package org.attentiontoolkit.tensor.kernel.nd4j;

import org.attentiontoolkit.tensor.kernel.CellKernels;

/** The gates of recurrent cells. */
final class Nd4jCells implements CellKernels {}
