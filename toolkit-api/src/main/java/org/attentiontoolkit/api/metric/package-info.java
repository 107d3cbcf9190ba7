/**
 * Scores: how good predictions are, by their kind.
 *
 * <p>Reading order: {@link MetricScore}, {@link Measured}, {@link Metric}, and its kinds {@link
 * TextMetric}, {@link ClassMetric}, {@link NumberMetric}, {@link SpanMetric}.
 */
@NullMarked
package org.attentiontoolkit.api.metric;

import org.jspecify.annotations.NullMarked;
