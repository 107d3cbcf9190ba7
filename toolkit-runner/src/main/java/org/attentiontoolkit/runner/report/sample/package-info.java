/**
 * Predictions to look at: how many are wrong and why, the worst first.
 *
 * <p>Reading order: {@link Samples}, {@code Ranking} (which is worse), {@code Choice} (which are
 * shown), {@code SampleCard}, {@code WordDiff}.
 */
@NullMarked
package org.attentiontoolkit.runner.report.sample;

import org.jspecify.annotations.NullMarked;
