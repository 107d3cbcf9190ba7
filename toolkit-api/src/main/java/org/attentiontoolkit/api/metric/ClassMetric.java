package org.attentiontoolkit.api.metric;

import java.util.List;

/** Compares predicted classes, numbered from 0, with the right ones. */
public interface ClassMetric extends Metric<Integer, List<Integer>> {}
