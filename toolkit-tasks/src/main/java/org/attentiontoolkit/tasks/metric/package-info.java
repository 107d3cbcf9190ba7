/**
 * Scores: of text ({@link ExactMatch}, {@link BleuMetric} over {@link
 * org.attentiontoolkit.tasks.metric.bleu}), of predicted tokens ({@link TokenScores}), and by the
 * length of the source ({@link LengthBuckets}).
 */
@NullMarked
package org.attentiontoolkit.tasks.metric;

import org.jspecify.annotations.NullMarked;
