/**
 * A run beside others: scores and their differences, settings that differ, examples that only one
 * of them got right.
 *
 * <p>Reading order: {@link Beside}, {@code Comparability}, {@code ScoreDifferences}.
 */
@NullMarked
package org.attentiontoolkit.runner.report.beside;

import org.jspecify.annotations.NullMarked;
