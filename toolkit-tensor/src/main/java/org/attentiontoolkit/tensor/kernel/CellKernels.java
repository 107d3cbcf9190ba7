package org.attentiontoolkit.tensor.kernel;

/** The gates of recurrent cells, one time step at a time. */
public interface CellKernels {}
