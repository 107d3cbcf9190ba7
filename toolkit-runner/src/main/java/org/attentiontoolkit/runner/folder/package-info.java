/**
 * A run's folder on disk: what is in it, how it is written so that nothing is lost, how it is read.
 *
 * <p>Reading order: {@link RunFolder}, {@link RunRecord}, {@link RunJournal}, {@link MetricsLog}.
 */
@NullMarked
package org.attentiontoolkit.runner.folder;

import org.jspecify.annotations.NullMarked;
