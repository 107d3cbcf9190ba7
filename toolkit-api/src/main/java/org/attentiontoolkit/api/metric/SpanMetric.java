package org.attentiontoolkit.api.metric;

import java.util.List;

/**
 * Compares predicted spans of a text, as text, with any number of right ones for each example. An
 * empty span says that the text has no answer; so does an example without right ones.
 */
public interface SpanMetric extends Metric<String, List<List<String>>> {}
