/** Scores of numbers: correlations and the mean squared error. */
@NullMarked
package org.attentiontoolkit.tasks.metric.number;

import org.jspecify.annotations.NullMarked;
