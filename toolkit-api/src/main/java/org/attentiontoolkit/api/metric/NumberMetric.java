package org.attentiontoolkit.api.metric;

import java.util.List;

/** Compares predicted numbers, such as how similar two sentences are, with the right ones. */
public interface NumberMetric extends Metric<Double, List<Double>> {}
