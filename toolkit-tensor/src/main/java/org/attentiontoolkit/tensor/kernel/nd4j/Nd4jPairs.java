package org.attentiontoolkit.tensor.kernel.nd4j;

import org.attentiontoolkit.tensor.kernel.PairKernels;

/** Pairs of queries and keys. */
final class Nd4jPairs implements PairKernels {}
