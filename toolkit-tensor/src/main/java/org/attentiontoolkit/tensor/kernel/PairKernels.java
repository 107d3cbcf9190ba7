package org.attentiontoolkit.tensor.kernel;

/** Scores, softmax and sums over pairs of queries and keys of the same sequence. */
public interface PairKernels {}
