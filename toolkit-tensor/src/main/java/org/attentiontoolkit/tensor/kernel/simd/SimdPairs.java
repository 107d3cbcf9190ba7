package org.attentiontoolkit.tensor.kernel.simd;

import org.attentiontoolkit.tensor.kernel.PairKernels;

/** Pairs of queries and keys. */
final class SimdPairs implements PairKernels {}
